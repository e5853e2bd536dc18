import { isAuthFetchError, type AuthFetch, type JsonRequestInit } from '@x/auth-fetch'
import type { MutationFunctionContext, MutationKey, UseMutationOptions, UseMutationResult } from '@tanstack/react-query'
import { sendJson } from '../fetch/send-json.js'
import { rejectWhenEnded, type IdentityLifetime } from '../auth/identity.js'
import type { AuthFetchContext } from './types.js'

/** The types of TanStack Query. The hook's signature has checked the more precise ones. */
type LooseOptions = UseMutationOptions<unknown, Error, unknown>
type LooseResult = UseMutationResult

/** The options of `useAuthMutation` that are read here. */
export interface LooseMutationOptions extends Pick<LooseOptions, 'onSuccess' | 'retry'> {
  readonly onSettled?: LooseOptions['onSettled'] | undefined
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
 * callback gets a response from then on.
 */
export function bindMutation(
  lifetime: IdentityLifetime,
  authFetch: AuthFetch,
  options: LooseMutationOptions,
): LooseOptions {
  const { onSuccess, onSettled, retry } = options
  const send = createSend(authFetch, options)
  return {
    ...(send && {
      // A retry, or a mutation that waited to be online, may run after its owner has left.
      async mutationFn(variables, context) {
        lifetime.resolvedOwner?.throwIfEnded()
        const data = await send(variables, context)
        lifetime.resolvedOwner?.throwIfEnded()
        return data
      },
    }),
    ...(retry !== undefined && { retry: unlessIdentityChanged(retry) }),
    ...(onSuccess && {
      onSuccess(...args) {
        lifetime.resolvedOwner?.throwIfEnded()
        return onSuccess(...args)
      },
    }),
    ...(onSettled && {
      onSettled(...args) {
        // An error thrown after a failure would be reported a second time.
        if (args[1] === null) lifetime.resolvedOwner?.throwIfEnded()
        return onSettled(...args)
      },
    }),
  }
}

type Send = (variables: unknown, context: MutationFunctionContext) => Promise<unknown>

function createSend(
  authFetch: AuthFetch,
  { mutationFn, url, method, init, schema }: LooseMutationOptions,
): Send | undefined {
  if (url !== undefined) {
    const jsonInit = { ...init, ...(method !== undefined && { method }), ...(schema && { schema }) }
    return (variables) => sendJson(authFetch, typeof url === 'function' ? url(variables) : url, variables, jsonInit)
  }
  return mutationFn && ((variables, context) => mutationFn(variables, { ...context, authFetch }))
}

function unlessIdentityChanged(retry: NonNullable<LooseOptions['retry']>): (count: number, error: Error) => boolean {
  return (count, error) => {
    if (isAuthFetchError(error, 'identity_changed')) return false
    return typeof retry === 'function' ? retry(count, error) : retry === true || count < Number(retry)
  }
}

/** Binds `mutate` and `mutateAsync` to one owner. TanStack Query's own functions stay the same from one user to the next. */
export function bindMutate(
  lifetime: IdentityLifetime,
  mutate: LooseResult['mutate'],
  mutateAsync: LooseResult['mutateAsync'],
): Pick<LooseResult, 'mutate' | 'mutateAsync'> {
  return {
    mutate(...args) {
      if (!lifetime.resolvedOwner?.signal.aborted) mutate(...args)
    },
    async mutateAsync(...args) {
      lifetime.resolvedOwner?.throwIfEnded()
      return rejectWhenEnded(lifetime, mutateAsync(...args))
    },
  }
}
