import { isAuthFetchError } from '@x/auth-fetch'

interface FailureProps {
  readonly what: string
  readonly error: Error
  readonly retry?: () => void
}

/** Shows what failed and why: the API's problem document when there is one. */
export function Failure({ what, error, retry }: FailureProps) {
  const problem = isAuthFetchError(error, 'http') ? error.problem : undefined
  return (
    <div className="failure" role="alert">
      <p>
        {what}: {problem?.detail ?? problem?.title ?? error.message}
      </p>
      {retry && (
        <button type="button" className="small" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  )
}
