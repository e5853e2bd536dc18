'use client'
import { fetchJson } from '@x/auth-fetch'
import { useAuthFetch } from '@x/react/fetch'
import { useState } from 'react'
import { urls, type Item } from '@/lib/requests'

/** Fetches on a click, from a route that `auth.protect()` protects. */
export function useReport() {
  const authFetch = useAuthFetch()
  const [report, setReport] = useState<Item[]>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  const open = async () => {
    setBusy(true)
    try {
      // A redirect to the sign-in page is a response to check, not to follow.
      setReport(await fetchJson<Item[]>(authFetch, urls.report, { redirect: 'manual' }))
      setError(undefined)
    } catch (reason) {
      setError(reason)
    }
    setBusy(false)
  }

  return { report, error, busy, open }
}
