import { sdk } from '#clerk'
import { SessionBar } from './session/session-bar.tsx'
import type { Session } from './session/use-session.ts'

export function Masthead({ session, place }: { readonly session: Session; readonly place: string | null }) {
  return (
    <header className="masthead">
      <p className="brand">
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <circle cx="6" cy="6" r="5" />
          <circle cx="18" cy="6" r="4" />
        </svg>
        @x/react <span className="quiet">on {sdk}</span>
      </p>
      <SessionBar {...session} place={place} />
    </header>
  )
}
