import { useState } from 'react'
import { entries } from '#clerk'
import { HookCard } from './hook-card.tsx'
import { PasswordDialog, type Reverification } from './password-dialog.tsx'
import { useNewKey } from './use-new-key.ts'
import source from './use-new-key.ts?raw'

export function StepUpCard({ api }: { readonly api: string }) {
  const [asked, setAsked] = useState<Reverification>()
  const [said, setSaid] = useState('')
  const makeKey = useNewKey(api, setAsked)

  const make = async () => {
    setSaid('')
    try {
      setSaid(`${(await makeKey()).key} is yours.`)
    } catch (error) {
      setSaid(codeOf(error) === 'reverification_cancelled' ? 'No key was made.' : String(error))
    }
  }
  const closing = (then: () => void) => () => {
    setAsked(undefined)
    then()
  }

  return (
    <HookCard
      title="The password once more"
      hooks="useAuthFetch, useReverification"
      source={source}
      entry={entries.fetch}
    >
      <p className="quiet">The API makes a key for who gave the password within the last minute.</p>
      <button type="button" className="small" onClick={() => void make()}>
        Make a key
      </button>
      <p role="status">{said}</p>
      {asked && <PasswordDialog complete={closing(asked.complete)} cancel={closing(asked.cancel)} />}
    </HookCard>
  )
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
