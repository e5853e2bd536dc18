import { useSyncExternalStore } from 'react'

export type Page = 'requests' | 'hooks'

/** The page that the address names. */
export function usePage(): Page {
  return useSyncExternalStore(subscribe, () => (window.location.hash === '#hooks' ? 'hooks' : 'requests'))
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
