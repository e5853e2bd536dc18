export interface Explanation {
  readonly what: string
  readonly todo: string
}

/** What went wrong in a panel, and what its reader can do. */
export function explain(error: unknown): Explanation {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  const status = name === 'HttpError' ? statusOf(error) : undefined
  if (status === 401)
    return { what: 'The API rejected the token and its successor too.', todo: 'Sign out and in again.' }
  const todo = 'The panel goes on asking. Start the API, or switch it to “Normal”.'
  if (status !== undefined && status >= 500) return { what: `The API answered ${status}.`, todo }
  if (name === 'TypeError') return { what: 'The API did not answer.', todo }
  return { what: message, todo: 'The panel goes on asking.' }
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined
}
