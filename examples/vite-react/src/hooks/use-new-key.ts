import { useReverification, useAuthFetch } from '#clerk'
import type { Reverification } from './password-dialog.tsx'

interface NewKey {
  readonly key: string
  readonly owner: string
}

export function useNewKey(api: string, ask: (reverification: Reverification) => void) {
  const authFetch = useAuthFetch()
  const makeKey = useReverification(() => authFetch(`${api}/keys`, { method: 'POST' }), { onNeedsReverification: ask })
  // Clerk's hook hands on the JSON of the response that it was given.
  return async () => (await makeKey()) as unknown as NewKey
}
