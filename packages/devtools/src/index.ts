import type { ReactElement } from 'react'
import {
  AuthFetchDevtoolsPanel as Panel,
  type AuthFetchDevtoolsPanelProps,
  type AuthFetchDevtoolsPlugin,
  authFetchDevtoolsPlugin as createPlugin,
} from './auth-fetch-devtools-panel.js'
import { AuthFetchDevtools as Devtools, type AuthFetchDevtoolsProps } from './auth-fetch-devtools.js'
import { AuthFetchRecorder as Recorder, type AuthFetchRecorderProps } from './auth-fetch-recorder.js'
import { type WatchedOptions, withDevtools as watch } from './with-devtools.js'

// Bundlers replace this with a string, and then remove unreachable code.
declare const process: { readonly env: { readonly NODE_ENV?: string } }
/**
 * Makes the devtools record the requests of these options. In production it returns the options unchanged.
 *
 * @param options of `AuthFetchProvider` or `createAuthFetch`; your own `onEvent` and `fetch` are still called
 * @returns the options with an `onEvent` and a `fetch` that record requests
 * @example
 * ```ts
 * import { createAuthFetch } from '@x/auth-fetch'
 * import { withDevtools } from '@x/devtools'
 *
 * declare const getToken: () => Promise<string | null>
 *
 * const authFetch = createAuthFetch(withDevtools({ getToken, origins: ['https://api.example.com'] }))
 * await authFetch('https://api.example.com/orders')
 * ```
 * @group Functions
 */
export const withDevtools: <Options extends WatchedOptions>(options: Options) => Options =
  process.env.NODE_ENV === 'production' ? (options) => options : watch

/**
 * A button in the corner of the page that opens the panel. In production it renders nothing.
 *
 * @param props `theme`, `initialIsOpen`, and the `queryClient` whose removed queries are recorded
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { AuthFetchDevtools, withDevtools } from '@x/devtools'
 * import { AuthFetchProvider, type UseAuth } from '@x/react/fetch'
 *
 * const options = withDevtools({ origins: ['https://api.example.com'] })
 *
 * export function App({ useAuth }: { useAuth: UseAuth }) {
 *   return (
 *     <AuthFetchProvider useAuth={useAuth} {...options}>
 *       <AuthFetchDevtools />
 *     </AuthFetchProvider>
 *   )
 * }
 * ```
 * @group Functions
 */
export const AuthFetchDevtools: (props: AuthFetchDevtoolsProps) => ReactElement | null =
  process.env.NODE_ENV === 'production' ? () => null : Devtools

/**
 * The panel without the button, to place anywhere. In production it renders nothing.
 *
 * @param props `theme`
 * @example
 * ```tsx
 * import { AuthFetchDevtoolsPanel, AuthFetchRecorder } from '@x/devtools'
 *
 * export function DebugPage() {
 *   return (
 *     <>
 *       <AuthFetchRecorder />
 *       <AuthFetchDevtoolsPanel theme="dark" />
 *     </>
 *   )
 * }
 * ```
 * @group Functions
 */
export const AuthFetchDevtoolsPanel: (props: AuthFetchDevtoolsPanelProps) => ReactElement | null =
  process.env.NODE_ENV === 'production' ? () => null : Panel

/**
 * Records the current user, for a panel that is not always mounted. `AuthFetchDevtools` includes it. It renders nothing.
 *
 * @param props the `queryClient` whose removed queries are recorded
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { AuthFetchRecorder } from '@x/devtools'
 * import { QueryClient } from '@tanstack/react-query'
 *
 * const queryClient = new QueryClient()
 *
 * export function Recorder() {
 *   return <AuthFetchRecorder queryClient={queryClient} />
 * }
 * ```
 * @group Functions
 */
export const AuthFetchRecorder: (props: AuthFetchRecorderProps) => ReactElement | null =
  process.env.NODE_ENV === 'production' ? () => null : Recorder

/**
 * Creates a plugin for TanStack Devtools with the panel. In production the plugin renders nothing.
 *
 * @returns the plugin
 * @example
 * ```tsx
 * import { authFetchDevtoolsPlugin } from '@x/devtools'
 * import { TanStackDevtools } from '@tanstack/react-devtools'
 *
 * export function Devtools() {
 *   return <TanStackDevtools plugins={[authFetchDevtoolsPlugin()]} />
 * }
 * ```
 * @see https://tanstack.com/devtools/latest/docs/framework/react/adapter
 * @group Functions
 */
export const authFetchDevtoolsPlugin: () => AuthFetchDevtoolsPlugin =
  process.env.NODE_ENV === 'production'
    ? () => ({ id: 'auth-fetch', name: 'auth-fetch', render: () => null as unknown as ReactElement }) // React accepts null too.
    : createPlugin

export type {
  AuthFetchDevtoolsPanelProps,
  AuthFetchDevtoolsPlugin,
  AuthFetchDevtoolsProps,
  AuthFetchRecorderProps,
  WatchedOptions,
}
export type { WatchedQueryClient } from './auth-fetch-recorder.js'
