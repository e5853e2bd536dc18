import { useState } from 'react'
import { entries } from '#clerk'
import { HookCard } from './hook-card.tsx'
import { PasswordDialog, type Reverification } from './password-dialog.tsx'
import { useNewKey } from './use-new-key.ts'
import source from './use-new-key.ts?raw'

export function ReverificationCard({ api }: { readonly api: string }) {
  const [reverification, setReverification] = useState<Reverification>()
  const [message, setMessage] = useState('')
  const createKey = useNewKey(api, setReverification)

  const create = async () => {
    setMessage('')
    try {
      setMessage(`Created ${(await createKey()).key}.`)
    } catch (error) {
      setMessage(codeOf(error) === 'reverification_cancelled' ? 'No key was created.' : String(error))
    }
  }
  const closing = (then: () => void) => () => {
    setReverification(undefined)
    then()
  }

  return (
    <HookCard title="Re-verification" hooks="useAuthFetch, useReverification" source={source} entry={entries.fetch}>
      <p className="quiet">The API creates a key only when the password was entered within the last minute.</p>
      <button type="button" className="small" onClick={() => void create()}>
        Create a key
      </button>
      <p role="status">{message}</p>
      {reverification && (
        <PasswordDialog complete={closing(reverification.complete)} cancel={closing(reverification.cancel)} />
      )}
    </HookCard>
  )
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
