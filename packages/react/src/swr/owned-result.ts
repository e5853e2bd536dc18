'use client'
import { useMemo } from 'react'
import type { SWRResponse } from 'swr'
import type { IdentityLifetime } from '../auth/identity-lifetime.js'
import { bindToLifetime, type ResultFunction } from './bind-to-lifetime.js'
import type { SizeOwner } from './size-owner.js'

/** What SWR's hooks give, those of lists too. */
interface Result {
  readonly mutate: ResultFunction
  readonly setSize?: ResultFunction
}

interface Writing {
  readonly canWrite: boolean
  readonly size: SizeOwner
}

/**
 * Keeps what a hook's result can write to who it was given to.
 *
 * @param call whether the key that SWR would write under is of this life, and where to note whose the size of a list is
 * @returns the result itself, which SWR makes anew in each render: a copy would read what SWR tracks
 */
export function useGuardedResult(
  result: SWRResponse,
  lifetime: IdentityLifetime,
  { canWrite, size }: Writing,
): SWRResponse {
  const { mutate, setSize }: Result = result as never // see SWR's types of lists
  const writes = useMemo(() => {
    const guard = (call: ResultFunction) => (canWrite ? bindToLifetime(lifetime, call, refuse) : refuse)
    const resize: ResultFunction = (...args: never[]) => {
      size.set(lifetime)
      return setSize?.(...(args as never)) ?? refuse()
    }
    return { mutate: guard(mutate), ...(setSize && { setSize: guard(resize) }) }
  }, [lifetime, canWrite, size, mutate, setSize])
  return Object.assign(result, writes)
}

const refuse = (): Promise<unknown> => Promise.resolve(undefined)

/** Before Clerk is loaded a hook has no key yet, and loads all the same. */
export function asLoading(result: SWRResponse): SWRResponse {
  return Object.defineProperties(result, { isLoading: { value: true }, isValidating: { value: true } })
}
