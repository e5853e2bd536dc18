import { fetchJson } from '@x/auth-fetch'
import { useAuthFetch, useAuthIdentity } from '@x/react/fetch'
import { useEffect, useState } from 'react'
import { intervalMs, type Order } from '../cell.ts'
import { CellView } from './cell-view.tsx'
import { urlOf, type CellProps } from './cell-props.ts'
import { useIntent } from './use-intent.ts'

/** Reads with `authFetch` in an effect, as one would by hand. */
export function FetchCell({ lab, cell }: CellProps) {
  const { data, error, reload, isSignedOut } = useRead(urlOf(lab, cell), cell.occasion)
  const isLoading = !data && !error
  return <CellView lab={lab} cell={cell} view={{ data, error, isLoading, isSignedOut }} onPress={reload} />
}

interface Result {
  /** Whose it is: what another user has got is not shown. */
  readonly of: unknown
  readonly data?: Order | undefined
  readonly error?: unknown
}

function useRead(url: string, occasion: string) {
  const authFetch = useAuthFetch()
  const identity = useAuthIdentity()
  const [result, setResult] = useState<Result>({ of: authFetch })
  const [round, setRound] = useState(0)

  useEffect(() => {
    if (!identity) return
    const controller = new AbortController()
    const { signal } = controller
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = async () => {
      try {
        const data = await fetchJson<Order>(authFetch, url, { signal })
        if (!signal.aborted) setResult({ of: authFetch, data })
      } catch (error) {
        const keep = (before: Result) => ({ ...(before.of === authFetch ? before : {}), of: authFetch, error })
        if (!signal.aborted) setResult(keep)
      }
      // After the answer, lest requests pile up on a slow network.
      if (occasion === 'interval' && !signal.aborted) timer = setTimeout(read, intervalMs)
    }
    void read()
    if (occasion === 'focus') window.addEventListener('focus', read, { signal })
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
  }, [authFetch, identity, url, occasion, round])

  const { data, error } = result.of === authFetch ? result : {}
  return { data, error, isSignedOut: identity === null, reload: () => setRound(round + 1) }
}

/** Orders with `authFetch`. */
export function FetchMutationCell({ lab, cell }: CellProps) {
  const authFetch = useAuthFetch()
  const identity = useAuthIdentity()
  const intent = useIntent(cell.id)
  const [result, setResult] = useState<Result & { readonly isPending?: boolean }>({ of: authFetch })

  const order = async () => {
    setResult({ of: authFetch, isPending: true })
    try {
      const data = await fetchJson<Order>(authFetch, urlOf(lab, cell), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ key: intent.current() }),
      })
      intent.fulfil()
      setResult({ of: authFetch, data })
    } catch (error) {
      setResult({ of: authFetch, error })
    }
  }

  const { data, error, isPending = false } = result.of === authFetch ? result : {}
  const view = { data, error, isLoading: isPending, isIdle: !isPending, isSignedOut: identity === null }
  return <CellView lab={lab} cell={cell} view={view} onPress={() => void order()} />
}
