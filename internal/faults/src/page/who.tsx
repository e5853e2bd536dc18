import { useState } from 'react'
import { nameOwner } from '../cell.ts'

interface WhoProps {
  readonly useAuth: () => {
    readonly isLoaded: boolean
    readonly isSignedIn?: boolean | undefined
    readonly userId?: string | null | undefined
    readonly orgId?: string | null | undefined
  }
}

/** Who is signed in, as the SDK itself says it; while it does not know, as it said before. */
export function Who({ useAuth }: WhoProps) {
  const { isLoaded, isSignedIn, userId, orgId } = useAuth()
  const [settled, setSettled] = useState('')
  const who = isLoaded ? (isSignedIn ? nameOwner(userId ?? undefined, orgId) : 'nobody') : settled
  if (who !== settled) setSettled(who)
  return <p id="who">{who}</p>
}
