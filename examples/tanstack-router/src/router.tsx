import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { currentIdentity } from './auth-fetch.ts'
import { ItemsPage } from './items-page.tsx'
import { load } from './load.ts'
import { invoicesQuery, ordersQuery } from './queries.ts'
import { Shell } from './shell.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { Failure, Loading } from './states.tsx'

export interface RouterContext {
  readonly queryClient: QueryClient
}

const root = createRootRouteWithContext<RouterContext>()({ component: Shell })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/orders' })
  },
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ from }): { from?: string } => (typeof from === 'string' && from.startsWith('/') ? { from } : {}),
  beforeLoad: ({ search }) => {
    if (currentIdentity()) throw redirect({ to: search.from ?? '/orders' })
  },
  component: SignInPage,
})

/** Everything below is for who is signed in. */
const guarded = createRoute({
  getParentRoute: () => root,
  id: 'guarded',
  beforeLoad: ({ location }) => {
    if (!currentIdentity()) throw redirect({ to: '/sign-in', search: { from: location.pathname } })
  },
})

const orders = createRoute({
  getParentRoute: () => guarded,
  path: '/orders',
  loader: ({ context }) => load(context.queryClient, ordersQuery, '/orders'),
  component: () => <ItemsPage title="Orders" query={ordersQuery} />,
})

const invoices = createRoute({
  getParentRoute: () => guarded,
  path: '/invoices',
  loader: ({ context }) => load(context.queryClient, invoicesQuery, '/invoices'),
  component: () => <ItemsPage title="Invoices" query={invoicesQuery} />,
})

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([home, signIn, guarded.addChildren([orders, invoices])]),
    context: { queryClient },
    // A link fetches what it leads to when the pointer comes near. TanStack Query says when that is stale.
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingComponent: Loading,
    defaultErrorComponent: Failure,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
