import { useState } from 'react'
import { useAuthFetch } from '#clerk'

/** Makes the API reject the current token from now on. */
export function RevokeButton({ api }: { readonly api: string }) {
  const authFetch = useAuthFetch()
  const [message, setMessage] = useState('')

  const revoke = async () => {
    setMessage('')
    const revoked = await authFetch(`${api}/revoke`, { method: 'POST' }).then(
      ({ ok }) => ok,
      () => false,
    )
    setMessage(
      revoked
        ? 'Revoked. The next request gets a 401, refreshes the token and is replayed.'
        : 'Could not reach the API.',
    )
  }

  return (
    <div className="revoke">
      <button type="button" className="primary" onClick={() => void revoke()}>
        Revoke the current token
      </button>
      <p role="status">{message}</p>
    </div>
  )
}
