import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useAuthFetch, useAuthIdentity } from '@x/react/fetch'
import { useEffect } from 'react'
import { router } from './router.tsx'

/** Passes the current user to the loaders once Clerk has loaded, and runs them again for the next user. */
export function App() {
  const queryClient = useQueryClient()
  const authFetch = useAuthFetch()
  const identity = useAuthIdentity()
  useEffect(() => {
    if (identity !== undefined) void router.invalidate()
  }, [identity])
  if (identity === undefined) return null
  return <RouterProvider router={router} context={{ queryClient, authFetch, identity }} />
}
