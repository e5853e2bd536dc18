import { RouterProvider } from '@tanstack/react-router'
import { useAuthIdentity } from '@x/react/fetch'
import { useEffect } from 'react'
import type { createAppRouter } from './router.tsx'

/** Waits for Clerk, so that loaders know who is asking, and runs them again for who comes next. */
export function App({ router }: { readonly router: ReturnType<typeof createAppRouter> }) {
  const identity = useAuthIdentity()
  const who = identity && `${identity.userId} ${identity.orgId ?? ''}`
  useEffect(() => void router.invalidate(), [router, who])
  if (identity === undefined) return null
  return <RouterProvider router={router} />
}
