import { fetchJson, isAuthFetchError } from '@x/auth-fetch'
import { useReverification, useAuthFetch } from '#clerk'
import type { Reverification } from './password-dialog.tsx'

interface NewKey {
  readonly key: string
  readonly owner: string
}

export function useNewKey(api: string, ask: (reverification: Reverification) => void): () => Promise<NewKey> {
  const authFetch = useAuthFetch()
  const makeKey = () => fetchJson<NewKey>(authFetch, `${api}/keys`, { method: 'POST' }).catch(giveHint)
  return useReverification(makeKey, { onNeedsReverification: ask })
}

/** Hands Clerk its hint, from the body of the 403. Any other failure stays one. */
function giveHint(error: unknown): never {
  if (isAuthFetchError(error, 'http') && 'clerk_error' in Object(error.data)) return error.data as never
  throw error
}
