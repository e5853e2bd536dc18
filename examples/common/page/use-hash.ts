import { useSyncExternalStore } from 'react'

/** Returns the name in the address's hash, or the first of `names` when the hash has none of them. */
export function useHash<Name extends string>(names: readonly [Name, ...Name[]]): Name {
  return useSyncExternalStore(subscribe, () => names.find((name) => window.location.hash === `#${name}`) ?? names[0])
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
