import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, type RenderResult } from '@testing-library/react'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { SWRConfig, type Cache, type SWRConfiguration } from 'swr'
import { onTestFinished } from 'vitest'
import { AuthFetchProvider, type AuthFetchProviderProps } from '../../src/fetch.js'
import { createFakeAuth, type FakeAuth, type FakeIdentity } from './fake-auth.js'
import { createFakeApi, type FakeApi } from './fake-api.js'

export interface App {
  readonly auth: FakeAuth
  readonly api: FakeApi
  readonly client: QueryClient
  readonly cache: Cache
  /** The same app, for `rerender`, its children made anew. */
  readonly withChildren: () => ReactNode
}

export interface AppOptions {
  /** `undefined` begins with Clerk not loaded. */
  readonly as?: FakeIdentity | null
  readonly auth?: FakeAuth
  readonly api?: FakeApi
  readonly client?: QueryClient
  readonly cache?: Map<string, object>
  readonly swr?: SWRConfiguration
  readonly options?: Omit<AuthFetchProviderProps, 'useAuth' | 'children'>
  readonly strict?: boolean
}

/** Makes an app within all providers, each test with caches of its own. */
export function createApp(makeChildren: () => ReactNode, given: AppOptions = {}): App {
  const auth = given.auth ?? createFakeAuth(given.as)
  const api = given.api ?? createFakeApi()
  const client = given.client ?? new QueryClient()
  const cache = given.cache ?? new Map<string, object>()
  const swr = { provider: () => cache, dedupingInterval: 0, ...given.swr }
  const makeApp = () => (
    <AuthFetchProvider useAuth={auth.useAuth} fetch={api.fetch} {...given.options}>
      <QueryClientProvider client={client}>
        <SWRConfig value={swr}>{makeChildren()}</SWRConfig>
      </QueryClientProvider>
    </AuthFetchProvider>
  )
  const withChildren = () => (given.strict ? <StrictMode>{makeApp()}</StrictMode> : makeApp())
  return { auth, api, client, cache, withChildren }
}

/** Renders an app. */
export function renderApp(makeChildren: () => ReactNode, given?: AppOptions): App & RenderResult {
  const app = createApp(makeChildren, given)
  return { ...app, ...render(app.withChildren()) }
}

/** Renders an app without `act`, which holds up what suspends. */
export function mountApp(makeChildren: () => ReactNode, given?: AppOptions): App & { readonly container: HTMLElement } {
  const app = createApp(makeChildren, given)
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  root.render(app.withChildren())
  onTestFinished(() => {
    root.unmount()
    container.remove()
  })
  return { ...app, container }
}
