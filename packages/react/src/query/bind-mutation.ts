import { isAuthFetchError, sendJson, type AuthFetch, type JsonRequestInit } from '@x/auth-fetch'
import type {
  MutateOptions,
  MutationFunctionContext,
  MutationKey,
  QueryClient,
  UseMutationOptions,
  UseMutationResult,
} from '@tanstack/react-query'
import type { AuthSession } from '../auth/auth-session.js'
import { rejectWhenEnded, type IdentityLifetime } from '../auth/identity.js'
import { withOwner } from './query-key.js'
import { memoizePerLifetime } from './memoize-per-lifetime.js'
import { getAuthQueryClient } from './resolve-query-options.js'
import type { AuthFetchContext } from './types.js'

/** Those of TanStack Query, whose types the hook's signature has checked. */
type LooseOptions = UseMutationOptions<unknown, Error, unknown>
type LooseResult = UseMutationResult

type CallbackName = 'onMutate' | 'onSuccess' | 'onError' | 'onSettled'

/** The options of `useAuthMutation` that are read here. The hook's signature has checked the more precise types. */
export type LooseMutationOptions = {
  readonly [Name in CallbackName | 'meta' | 'retry']?: LooseOptions[Name] | undefined
} & {
  readonly mutationKey?: MutationKey
  readonly mutationFn?:
    | ((variables: unknown, context: MutationFunctionContext & AuthFetchContext) => Promise<unknown>)
    | undefined
  readonly url?: string | URL | ((variables: unknown) => string | URL) | undefined
  readonly method?: string | undefined
  readonly init?: JsonRequestInit | undefined
  readonly schema?: JsonRequestInit['schema'] | undefined
}

/**
 * Returns the options that keep a mutation with its owner: it fails once the identity has changed, whatever its function does, and no
 * callback gets a response from then on. Each function has one wrapper per identity, so that stable options stay stable.
 */
export function bindMutation(session: AuthSession, client: QueryClient, options: LooseMutationOptions): LooseOptions {
  const { lifetime } = session
  const { meta, retry, mutationFn, url } = options
  const callbacks = bindCallbacks(session, client, options)
  const send =
    url === undefined
      ? mutationFn &&
        memoizePerLifetime(lifetime, 'mutationFn', mutationFn, () =>
          keepResult(lifetime, withAuthFetch(session, client, mutationFn)),
        )
      : keepResult(lifetime, createSend(session.authFetch, options))
  return {
    meta: memoizePerLifetime(lifetime, 'meta', meta, () => withOwner(meta, lifetime)),
    ...callbacks,
    ...(send && { mutationFn: send }),
    ...(retry !== undefined && {
      retry: memoizePerLifetime(lifetime, 'retry', retry, () => unlessIdentityChanged(retry)),
    }),
  }
}

type Send = (variables: unknown, context: MutationFunctionContext) => unknown

/** A retry, or a mutation that waited to be online, may start when its owner is gone. */
function keepResult(lifetime: IdentityLifetime, send: Send): NonNullable<LooseOptions['mutationFn']> {
  return async (variables, context) => {
    lifetime.resolvedOwner?.throwIfEnded()
    const data = await send(variables, context)
    lifetime.resolvedOwner?.throwIfEnded()
    return data
  }
}

function withAuthFetch(
  session: AuthSession,
  client: QueryClient,
  mutationFn: NonNullable<LooseMutationOptions['mutationFn']>,
): Send {
  return (variables, context) =>
    mutationFn(variables, {
      ...context,
      client: getAuthQueryClient(session, client),
      authFetch: session.authFetch,
    })
}

function createSend(authFetch: AuthFetch, { url, method, init, schema }: LooseMutationOptions): Send {
  const jsonInit = { ...init, ...(method !== undefined && { method }), ...(schema && { schema }) }
  return (variables) => {
    const input = typeof url === 'function' ? url(variables) : url
    return sendJson(authFetch, input as string | URL, variables, jsonInit) // see MutationRequest
  }
}

type Callbacks = { readonly [Name in CallbackName]?: LooseOptions[Name] | undefined }
type Callback = (...args: unknown[]) => unknown

const callbackNames = ['onMutate', 'onSuccess', 'onError', 'onSettled'] as const

/** Binds the callbacks of a hook or of one call. Their `context.client` reaches the owner's entries, by the app's own keys. */
function bindCallbacks(
  session: AuthSession,
  client: QueryClient,
  options: Callbacks,
): Pick<LooseOptions, CallbackName> {
  const { lifetime } = session
  const bound: Record<string, Callback> = {}
  for (const name of callbackNames) {
    const callback = options[name] as Callback | undefined // each of its own type
    if (typeof callback !== 'function') continue
    bound[name] = memoizePerLifetime(lifetime, name, callback, () => (...args) => {
      // To throw after a failure would report it once more.
      const hasData = name === 'onSuccess' || (name === 'onSettled' && args[1] === null)
      if (hasData) lifetime.resolvedOwner?.throwIfEnded()
      return callback(...args.map((arg) => withScopedClient(session, client, arg)))
    })
  }
  return bound
}

function withScopedClient(session: AuthSession, client: QueryClient, arg: unknown): unknown {
  const isContext = typeof arg === 'object' && arg !== null && 'client' in arg && arg.client === client
  return isContext ? { ...arg, client: getAuthQueryClient(session, client) } : arg
}

function unlessIdentityChanged(retry: NonNullable<LooseOptions['retry']>): (count: number, error: Error) => boolean {
  return (count, error) => {
    if (isAuthFetchError(error, 'identity_changed')) return false
    return typeof retry === 'function' ? retry(count, error) : retry === true || count < Number(retry)
  }
}

/** TanStack Query's own functions stay the same for everybody who uses the component: these are one owner's. */
export function bindMutate(
  session: AuthSession,
  client: QueryClient,
  mutate: LooseResult['mutate'],
  mutateAsync: LooseResult['mutateAsync'],
): Pick<LooseResult, 'mutate' | 'mutateAsync'> {
  const { lifetime } = session
  const bind = <T extends MutateOptions<unknown, Error, never>>(options: T | undefined): T | undefined =>
    options && { ...options, ...bindCallbacks(session, client, options as object) }
  return {
    mutate(variables, options) {
      if (!lifetime.resolvedOwner?.signal.aborted) mutate(variables, bind(options))
    },
    // Not an async function: that would settle one more microtask later.
    mutateAsync(variables, options) {
      const owner = lifetime.resolvedOwner
      if (owner?.signal.aborted) return Promise.reject(owner.reason)
      return rejectWhenEnded(lifetime, mutateAsync(variables, bind(options)))
    },
  }
}
