interface RequestStateProps {
  readonly isLoading: boolean
  readonly error: Error | null | undefined
}

/** Shows that data is loading, or why it could not be loaded. The page shows its hooks only to signed-in users. */
export function RequestState({ isLoading, error }: RequestStateProps) {
  if (error) return <p role="alert">{error.message}</p>
  return isLoading ? <p role="status">Loading…</p> : null
}
