import { explain } from './explain.ts'

/** What happened and what to do. The panel recovers by itself with the next answer. */
export function Trouble({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { what, todo } = explain(error)
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{what}</strong> {todo}
      </p>
      <button type="button" className="small" onClick={retry}>
        Try again
      </button>
    </div>
  )
}
