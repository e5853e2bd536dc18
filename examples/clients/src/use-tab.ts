import { useSyncExternalStore } from 'react'

export const TABS = { notes: 'openapi-fetch', votes: 'tRPC', chat: 'AI SDK', live: 'Live' } as const

export type Tab = keyof typeof TABS

/** The tab that the address names. */
export function useTab(): Tab {
  return useSyncExternalStore(subscribe, () => {
    const name = window.location.hash.slice(1)
    return name in TABS ? (name as Tab) : 'notes' // as checked
  })
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
