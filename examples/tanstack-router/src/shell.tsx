import { Link, Outlet } from '@tanstack/react-router'
import { Masthead } from '@x/example-shared/page/masthead.tsx'
import { useSession } from '@x/example-shared/page/use-session.ts'
import { useAuthIdentity } from '@x/react/fetch'

export function Shell() {
  const session = useSession()
  const identity = useAuthIdentity()
  return (
    <>
      <Masthead subtitle="on TanStack Router" session={session} orgId={identity?.orgId ?? null}>
        {identity && (
          <nav aria-label="Pages">
            <Link to="/orders">Orders</Link>
            <Link to="/invoices">Invoices</Link>
          </nav>
        )}
      </Masthead>
      <main>
        <Outlet />
      </main>
    </>
  )
}
