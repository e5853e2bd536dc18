import { isAuthFetchError } from '@x/auth-fetch'

interface FailureProps {
  readonly what: string
  readonly error: Error
  readonly retry?: () => void
}

/** What did not work, and why, in the API's own words where it has some. */
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
