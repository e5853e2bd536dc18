import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'

export function Loading() {
  return (
    <p className="card state" role="status">
      Loading…
    </p>
  )
}

export function Failure({ error }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <div className="card state" role="alert">
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" className="small" onClick={() => void router.invalidate()}>
        Try again
      </button>
    </div>
  )
}
