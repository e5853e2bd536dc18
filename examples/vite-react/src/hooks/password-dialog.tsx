import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useSession } from '#clerk'

/** What Clerk's `useReverification` hands to a form of one's own. */
export interface Reverification {
  readonly complete: () => void
  readonly cancel: () => void
}

/** Asks for the password once more. */
export function PasswordDialog({ complete, cancel }: Reverification) {
  const { session } = useSession()
  const dialog = useRef<HTMLDialogElement>(null)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')

  useEffect(() => dialog.current?.showModal(), [])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await session?.startVerification({ level: 'first_factor' })
      await session?.attemptFirstFactorVerification({ strategy: 'password', password })
      complete()
    } catch {
      setProblem('That is not your password.')
    }
  }

  return (
    <dialog ref={dialog} className="card" aria-labelledby="password-title" onCancel={cancel}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id="password-title">Is it you?</h2>
        <label>
          Your password
          <input
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        <p className="problem" role="alert">
          {problem}
        </p>
        <div className="dialog-buttons">
          <button type="button" onClick={cancel}>
            Cancel
          </button>
          <button type="submit" className="primary">
            Go on
          </button>
        </div>
      </form>
    </dialog>
  )
}
