import { HttpError } from '@x/auth-fetch'
import { isAuthFailure } from '@/lib/is-auth-failure'

/** Shows what went wrong, with a button that tries again. */
export function ErrorMessage({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <div className="trouble" role="alert">
      <p>{explain(error)}</p>
      <button type="button" className="small" onClick={retry}>
        Try again
      </button>
    </div>
  )
}

function explain(error: unknown): string {
  if (error instanceof HttpError) {
    if (isAuthFailure(error.response)) return 'The server rejected the session. Sign in again.'
    return error.problem?.detail ?? `The server answered ${error.status}.`
  }
  if (error instanceof TypeError) return 'The server did not answer.'
  return error instanceof Error ? error.message : String(error)
}
