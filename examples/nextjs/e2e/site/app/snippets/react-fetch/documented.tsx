'use client'
import { useAuth } from '@clerk/nextjs'
import { useAuthFetch } from '@x/react/fetch'
import { useEffect, useState } from 'react'

type Send = (input: string, init?: RequestInit) => Promise<unknown>

declare global {
  interface Window {
    documented: unknown
    ours: typeof fetch
  }
}

/** An async hook as in Clerk's docs: it keeps the token of its first call, and passes its headers as a third argument, which fetch ignores. */
async function useDocumentedFetch(): Promise<Send> {
  const { getToken } = useAuth()
  const token = await getToken()
  return async (...args) => {
    const send = fetch as unknown as (...all: unknown[]) => Promise<Response> // TypeScript rejects three arguments.
    const response = await send(...args, { headers: { Authorization: `Bearer ${token}` } })
    return response.json()
  }
}

export function Documented() {
  const promise = useDocumentedFetch()
  const ours = useAuthFetch()
  const [documented] = useState(() => promise)
  useEffect(() => {
    Object.assign(window, { documented, ours })
  }, [documented, ours])
  return <p role="status">Ready</p>
}
