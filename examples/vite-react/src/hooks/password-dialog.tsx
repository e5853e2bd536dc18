import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useSession } from '#clerk'

/** The callbacks that Clerk's `useReverification` passes to a custom form. */
export interface Reverification {
  readonly complete: () => void
  readonly cancel: () => void
}

/** Asks the user to confirm their password. */
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
      setProblem('The password is incorrect.')
    }
  }

  return (
    <dialog ref={dialog} className="card" aria-labelledby="password-title" onCancel={cancel}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id="password-title">Confirm your password</h2>
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
            Continue
          </button>
        </div>
      </form>
    </dialog>
  )
}
