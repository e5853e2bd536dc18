import { fetchJson } from '@x/auth-fetch'
import { useEffect, useState } from 'react'
import { useAuthFetch } from '#clerk'
import type { Item, Poll } from './item.ts'

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
