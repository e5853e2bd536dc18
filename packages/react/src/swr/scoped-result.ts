'use client'
import { useMemo, useState } from 'react'
import { SWRConfig, type SWRResponse } from 'swr'
import type { AuthSession } from '../auth/auth-session.js'
import type { IdentityLifetime } from '../auth/identity.js'
import { useCommitEffect } from '../auth/session-context.js'
import { toUserKey } from './key.js'

/** A function in a hook's result, such as `mutate` and `trigger`. */
export type ResultFunction = (...args: never) => Promise<unknown>

/** The members of a result that write. A list's result has both. */
interface WritingResult {
  readonly mutate: ResultFunction
  readonly setSize?: ResultFunction
}

interface ResultScope {
  /** Whether the key that SWR would write under belongs to this lifetime. */
  readonly canWrite: boolean
  readonly size: SizeOwner
}

/**
 * Binds the functions of a hook's result to the lifetime in which the app received them.
 *
 * @returns the same result, which SWR creates for each render. A copy would read, and so subscribe to, all that SWR tracks
 */
export function useScopedResult(
  result: SWRResponse,
  session: AuthSession,
  { canWrite, size }: ResultScope,
): SWRResponse {
  const { mutate, setSize }: WritingResult = result as never // see SWR's types of lists
  const { functionsFrom, status } = session
  const { lifetime } = functionsFrom

  // The functions of SWR's lists change with the key. Ours do too, except when Clerk has loaded and only the owner in the key is new.
  const [latest] = useState(() => ({ canWrite, mutate, setSize, version: mutate, loading: none }))
  const isSame = latest.mutate === mutate || latest.loading === functionsFrom
  const version = isSame ? latest.version : mutate
  useCommitEffect(() => {
    const loading = status === 'loading' ? functionsFrom : none
    Object.assign(latest, { canWrite, mutate, setSize, version, loading })
  })

  const isList = setSize !== undefined
  const writes = useMemo(() => {
    // One that the app kept from an earlier key still acts on that key.
    const write: ResultFunction = (...args) => {
      const call = latest.version === version ? latest.mutate : version
      return latest.canWrite ? call(...args) : doNothing()
    }
    const resize: ResultFunction = (...args) => {
      size.set(lifetime)
      return (latest.canWrite && latest.setSize?.(...args)) || doNothing()
    }
    return {
      mutate: bindToLifetime(lifetime, write, doNothing),
      ...(isList && { setSize: bindToLifetime(lifetime, resize, doNothing) }),
    }
  }, [lifetime, latest, size, version, isList])
  return Object.assign(result, writes)
}

const none: AuthSession | undefined = undefined

const doNothing = (): Promise<unknown> => Promise.resolve(undefined)

/** Shows a result as loading: before Clerk is loaded the hook has no key, so SWR does not. */
export function asLoading(result: SWRResponse): SWRResponse {
  return Object.defineProperties(result, { isLoading: { value: true }, isValidating: { value: true } })
}

/**
 * Returns a function that works during one lifetime only. SWR's own would use the key and the fetcher that the hook has when it is called.
 *
 * @param lifetime in which the app receives the function; while Clerk loads, the function is for the first user
 * @param refuse returns what a later call resolves or rejects with
 */
export function bindToLifetime(
  lifetime: IdentityLifetime,
  call: ResultFunction,
  refuse: (reason: unknown, args: readonly unknown[]) => Promise<unknown>,
): ResultFunction {
  let owner = lifetime
  function follow(next: IdentityLifetime): void {
    owner = next
    // A known identity has no next lifetime to wait for, and the promise would keep this function in memory.
    if (next.identity === undefined) void next.next.then(follow)
  }
  follow(lifetime)
  return (...args) => {
    const { aborted, reason } = owner.signal
    return aborted ? refuse(reason, args) : call(...(argsWithUserKeys(args) as never)) // as many, of the same types
  }
}

/** The options that SWR calls with a key. */
const callbackNames = ['onLoadingSlow', 'onSuccess', 'onError', 'onErrorRetry', 'onDiscarded', 'revalidate'] as const

type Callbacks = { readonly [Name in (typeof callbackNames)[number]]?: unknown }

const defaults: Callbacks = SWRConfig.defaultValue

/** Returns only the app's own callbacks of some options, wrapped so that they receive the key as the bare hook would pass it. */
export function withUserKeys(options: Callbacks): object {
  const wrapped: Record<string, unknown> = {}
  for (const name of callbackNames) {
    const callback = options[name]
    if (typeof callback === 'function' && callback !== defaults[name])
      wrapped[name] = (...args: unknown[]): unknown => callback(...args.map(toUserKey))
  }
  return wrapped
}

/** Wraps the callbacks in the arguments of `mutate` and `trigger`, whose options come second. */
export function argsWithUserKeys(args: readonly unknown[]): readonly unknown[] {
  const [value, options] = args
  return options && typeof options === 'object' ? [value, { ...options, ...withUserKeys(options) }] : args
}

/** Tracks in which lifetime the size of a list was set: SWR keeps the size in the component. */
export interface SizeOwner {
  readonly matches: (lifetime: IdentityLifetime) => boolean
  readonly set: (lifetime: IdentityLifetime) => void
}

/** Creates the tracker of a hook that mounts in the lifetime `first`. */
export function createSizeOwner(first: IdentityLifetime): SizeOwner {
  let last = first
  return {
    matches: (lifetime) => last.resolvedOwner === lifetime,
    set(lifetime) {
      last = lifetime
    },
  }
}
