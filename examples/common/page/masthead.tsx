import type { ReactNode } from 'react'
import { SessionBar } from './session-bar.tsx'
import type { Session } from './use-session.ts'

interface MastheadProps {
  /** What the example shows `@x/react` with, such as `on TanStack Router`. */
  readonly subtitle: string
  readonly session: Session
  readonly orgId: string | null
  /** The links to the example's pages. */
  readonly children?: ReactNode
}

/** The header of the page: brand, links, and the current user. */
export function Masthead({ subtitle, session, orgId, children }: MastheadProps) {
  return (
    <header className="masthead">
      <p className="brand">
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <circle cx="6" cy="6" r="5" />
          <circle cx="18" cy="6" r="4" />
        </svg>
        @x/react <span className="quiet">{subtitle}</span>
      </p>
      {children}
      <SessionBar {...session} orgId={orgId} />
    </header>
  )
}
