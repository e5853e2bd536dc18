import { fetchJson, isAuthFetchError } from '@x/auth-fetch'
import { useReverification, useAuthFetch } from '#clerk'
import type { Reverification } from './password-dialog.tsx'

interface NewKey {
  readonly key: string
  readonly owner: string
}

export function useNewKey(api: string, ask: (reverification: Reverification) => void): () => Promise<NewKey> {
  const authFetch = useAuthFetch()
  const createKey = () => fetchJson<NewKey>(authFetch, `${api}/keys`, { method: 'POST' }).catch(toHint)
  return useReverification(createKey, { onNeedsReverification: ask })
}

/** Returns the hint in the body of the 403, which tells Clerk to ask for the password. Rethrows any other error. */
function toHint(error: unknown): never {
  if (isAuthFetchError(error, 'http') && 'clerk_error' in Object(error.data)) return error.data as never
  throw error
}
