import { useState } from 'react'
import { useAuthFetch } from '#clerk'

/** Asks the API to refuse the token that comes with this very request. */
export function RevokeButton({ api }: { readonly api: string }) {
  const authFetch = useAuthFetch()
  const [said, setSaid] = useState('')

  const revoke = async () => {
    setSaid('')
    const revoked = await authFetch(`${api}/revoke`, { method: 'POST' }).then(
      ({ ok }) => ok,
      () => false,
    )
    setSaid(revoked ? 'Revoked. The next request is rejected, refreshed and replayed.' : 'The API could not be asked.')
  }

  return (
    <div className="revoke">
      <button type="button" className="primary" onClick={() => void revoke()}>
        Revoke the current token
      </button>
      <p role="status">{said}</p>
    </div>
  )
}
