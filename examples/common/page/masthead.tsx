import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'
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
      <Brand subtitle={subtitle} />
      {children}
      <SessionBar {...session} orgId={orgId} />
    </header>
  )
}
