'use client'
import { useSyncExternalStore } from 'react'

const counts = new Map<string, number>()
const listeners = new Set<() => void>()
let observer: PerformanceObserver | undefined

/** Says how many requests this page has sent to an address, by the browser's own count. */
export function RequestCount({ url, hasData }: { readonly url: string; readonly hasData: boolean }) {
  const count = useSyncExternalStore(
    subscribe,
    () => counts.get(url) ?? 0,
    () => 0,
  )
  const words = count === 0 ? (hasData ? 'Came with the page, no request' : 'No request yet') : plural(count)
  return <p className="request-count">{words}</p>
}

function subscribe(listener: () => void) {
  observer ??= observe()
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function observe(): PerformanceObserver {
  const created = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      const { pathname } = new URL(name)
      counts.set(pathname, (counts.get(pathname) ?? 0) + 1)
    }
    for (const listener of listeners) listener()
  })
  created.observe({ type: 'resource', buffered: true })
  return created
}

function plural(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`
}
