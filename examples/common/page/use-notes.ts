import { fetchJson } from '@x/auth-fetch'
import { useAuthFetch } from '@x/react/fetch'
import { useEffect, useState } from 'react'
import type { Item } from '../server/items.ts'

interface Poll {
  /** Where the API is: `/api`, or its own origin. */
  readonly api: string
  /** Milliseconds between two requests; 0 turns refetching off. */
  readonly every: number
}

/** Fetches in an effect. Use the identity as the component's `key`, so that the next user starts with no notes. */
export function useNotes({ api, every }: Poll) {
  const authFetch = useAuthFetch()
  const [notes, setNotes] = useState<Item[]>()
  const [error, setError] = useState<unknown>()
  const [round, setRound] = useState(0)

  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    let timer: ReturnType<typeof setTimeout>
    const read = async () => {
      try {
        setNotes(await fetchJson<Item[]>(authFetch, `${api}/notes`, { signal }))
        setError(undefined)
      } catch (reason) {
        if (!signal.aborted) setError(reason)
      }
      if (every && !signal.aborted) timer = setTimeout(read, every)
    }
    void read()
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
  }, [authFetch, api, every, round])

  const add = async (title: string) => {
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ title })
    await fetchJson<Item>(authFetch, `${api}/notes`, { method: 'POST', headers, body })
    setRound(round + 1)
  }

  return { notes, error, add, reload: () => setRound(round + 1) }
}
