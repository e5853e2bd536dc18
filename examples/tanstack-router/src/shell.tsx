import { Link, Outlet } from '@tanstack/react-router'
import { useAuthIdentity } from '@x/react/fetch'
import { SessionBar } from '../../vite-react/src/session/session-bar.tsx'
import { useSession } from '../../vite-react/src/session/use-session.ts'

export function Shell() {
  const session = useSession()
  const identity = useAuthIdentity()
  return (
    <>
      <header className="masthead">
        <p className="brand">
          <svg viewBox="0 0 24 12" aria-hidden="true">
            <circle cx="6" cy="6" r="5" />
            <circle cx="18" cy="6" r="4" />
          </svg>
          @x/react <span className="quiet">on TanStack Router</span>
        </p>
        {identity && (
          <nav aria-label="Pages">
            <Link to="/orders">Orders</Link>
            <Link to="/invoices">Invoices</Link>
          </nav>
        )}
        <SessionBar {...session} place={identity?.orgId ?? null} />
      </header>
      <main>
        <Outlet />
      </main>
    </>
  )
}
