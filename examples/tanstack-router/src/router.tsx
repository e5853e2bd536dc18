import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router'
import type { AuthFetch, Identity } from '@x/auth-fetch'
import { ItemsPage } from './items-page.tsx'
import { load } from './load.ts'
import { invoicesQuery, ordersQuery } from './queries.ts'
import { Shell } from './shell.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { Failure, Loading } from './states.tsx'

/** What loaders and guards can use. `App` passes it in. */
export interface RouterContext {
  readonly queryClient: QueryClient
  /** The hooks' own: when a token is rejected in a loader and in a hook at once, both share one refresh. */
  readonly authFetch: AuthFetch
  /** The current user, or `null` when signed out. */
  readonly identity: Identity | null
}

const root = createRootRouteWithContext<RouterContext>()({ component: Shell })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/orders' })
  },
})

/** Whether `from` is a path of this site. `//host` leads to another one, and so does whatever `URL` parses like it. */
function isOwnPath(from: unknown): from is string {
  const { origin } = window.location
  return typeof from === 'string' && from.startsWith('/') && URL.parse(from, origin)?.origin === origin
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Always set: a parameter that is left out is passed through unchecked, as the root route allows.
  validateSearch: ({ from }): { from?: string | undefined } => ({ from: isOwnPath(from) ? from : undefined }),
  beforeLoad: ({ context, search }) => {
    if (context.identity) throw redirect({ href: search.from ?? '/orders' })
  },
  component: SignInPage,
})

/** The routes below require a signed-in user. */
const guarded = createRoute({
  getParentRoute: () => root,
  id: 'guarded',
  beforeLoad: ({ context, location }) => {
    if (!context.identity) throw redirect({ to: '/sign-in', search: { from: location.href } })
  },
})

const orders = createRoute({
  getParentRoute: () => guarded,
  path: '/orders',
  loader: ({ context, location }) => load(context, ordersQuery, location.href),
  component: () => <ItemsPage title="Orders" query={ordersQuery} />,
})

const invoices = createRoute({
  getParentRoute: () => guarded,
  path: '/invoices',
  loader: ({ context, location }) => load(context, invoicesQuery, location.href),
  component: () => <ItemsPage title="Invoices" query={invoicesQuery} />,
})

export const router = createRouter({
  routeTree: root.addChildren([home, signIn, guarded.addChildren([orders, invoices])]),
  context: undefined as unknown as RouterContext, // App passes it in before the first loader runs.
  // Hovering over a link preloads its route. TanStack Query decides when that data is stale.
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingComponent: Loading,
  defaultErrorComponent: Failure,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
