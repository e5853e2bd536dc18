/** Shows what went wrong and what to do. The panel recovers by itself with the next successful response. */
export function ErrorMessage({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { problem, advice } = explain(error)
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{problem}</strong> {advice}
      </p>
      <button type="button" className="small" onClick={retry}>
        Try again
      </button>
    </div>
  )
}

function explain(error: unknown): { readonly problem: string; readonly advice: string } {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  const status = name === 'HttpError' ? statusOf(error) : undefined
  if (status === 401)
    return { problem: 'The API rejected the token, and the refreshed one too.', advice: 'Sign out and sign in again.' }
  const advice = 'The panel keeps trying. Start the API, or switch it to “Normal”.'
  if (status !== undefined && status >= 500) return { problem: `The API answered ${status}.`, advice }
  if (name === 'TypeError') return { problem: 'The API did not answer.', advice }
  return { problem: message, advice: 'The panel keeps trying.' }
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined
}
