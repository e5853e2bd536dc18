import { Mutation, QueryClient } from '@tanstack/react-query'

interface NamedDifference {
  readonly name: string
  /** Returns what the bare library's program would see. */
  readonly hideInValue?: (value: unknown) => unknown
  readonly hideInText?: (text: string) => string
}

/** All that a program may see differently with our hooks than with the library's own. Recordings hide it. */
export const namedDifferences: readonly NamedDifference[] = [
  {
    name: 'The keys of the cache end with the owner.',
    hideInValue(value) {
      if (!Array.isArray(value)) return value
      if (hasOwner(value.at(-1))) return value.slice(0, -1)
      return value.length === 3 && String(value[1]).startsWith('@x/auth') ? value[0] : value
    },
    hideInText: (text) =>
      text
        .replaceAll(/,? ?\{\\*"?authIdentity\\*"?: ?\\*"[^"\\]*\\*"\}/g, '')
        .replaceAll(/@((?:"(?:[^"\\]|\\.)*")|.*?),"@x\/auth(?::url)?","[^"]+",/g, (_, key: string) =>
          key.startsWith('"') ? String(JSON.parse(key)) : key,
        ),
  },
  {
    name: 'The meta of a mutation holds the owner.',
    hideInValue: (value) => {
      if (!hasOwner(value)) return value
      const { authIdentity: _, ...rest } = value
      return Object.keys(rest).length > 0 ? rest : undefined
    },
  },
  {
    name: 'Query functions, mutation functions and fetchers also get `authFetch`.',
    hideInValue: (value) => {
      if (!isPlain(value) || !('authFetch' in value)) return value
      const { authFetch: _, ...rest } = value
      return rest
    },
  },
  {
    name: 'The `client` of a context accepts the app’s own keys.',
    hideInValue: (value) => (value instanceof QueryClient ? 'client' : value),
  },
  {
    name: 'The options in a `Mutation` object are wrapped.',
    hideInValue(value) {
      if (!(value instanceof Mutation)) return value
      const { options, state } = value
      return { mutationKey: options.mutationKey, meta: options.meta, scope: options.scope, state }
    },
  },
]

/** The results of these functions are passed on only if their owner is still current, which takes a microtask. */
export const settleLater = [
  'mutationFn',
  'mutateAsync',
  'a fetcher that returns a promise',
  'trigger',
  'promises as data for useClerkMutate',
] as const

/** Settles as a promise does, one microtask later. */
export function oneMicrotaskLater<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => void promise.then(resolve, reject))
}

function hasOwner(value: unknown): value is Record<string, unknown> {
  return isPlain(value) && 'authIdentity' in value
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/*
 * These differences need what no program of this folder has: a user who is not there yet or no longer, or a response of the API.
 *
 * - A hook is loading until Clerk is loaded, and sends nothing when signed out: ../states.test.tsx
 * - Failures that a retry cannot fix are not retried: ../retries.test.tsx
 * - A fetcher inherited from `SWRConfig` is not used: ../swr-family.test.tsx
 */
