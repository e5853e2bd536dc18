'use client'
import { useSyncExternalStore } from 'react'

const counts = new Map<string, number>()
const listeners = new Set<() => void>()
let observer: PerformanceObserver | undefined

/** Shows how many requests the page has sent to a URL, counted by the browser. */
export function RequestCount({ url, hasData }: { readonly url: string; readonly hasData: boolean }) {
  const count = useSyncExternalStore(
    subscribe,
    () => counts.get(url) ?? 0,
    () => 0,
  )
  const text = count === 0 ? (hasData ? 'Prefetched on the server, no request' : 'No request yet') : plural(count)
  return <p className="request-count">{text}</p>
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
