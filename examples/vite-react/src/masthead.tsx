import { sdk } from '#clerk'
import { SessionBar } from './session/session-bar.tsx'
import type { Session } from './session/use-session.ts'
import type { Page } from './use-page.ts'

interface MastheadProps {
  readonly session: Session
  readonly place: string | null
  readonly page: Page
}

export function Masthead({ session, place, page }: MastheadProps) {
  return (
    <header className="masthead">
      <p className="brand">
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <circle cx="6" cy="6" r="5" />
          <circle cx="18" cy="6" r="4" />
        </svg>
        @x/react <span className="quiet">on {sdk}</span>
      </p>
      {session.user && (
        <nav aria-label="Pages">
          <a href="#requests" aria-current={page === 'requests' ? 'page' : undefined}>
            Requests
          </a>
          <a href="#hooks" aria-current={page === 'hooks' ? 'page' : undefined}>
            All hooks
          </a>
        </nav>
      )}
      <SessionBar {...session} place={place} />
    </header>
  )
}
