import { IdentityChangedError } from '@x/auth-fetch'
import type { Mutation } from '@tanstack/react-query'

/** Clears a settled mutation that is no longer in the cache: the render that showed it may be kept for a while. */
export function clearMutation(mutation: Mutation): void {
  mutation.state = { ...mutation.state, data: undefined, variables: undefined, context: undefined, error: null }
}

/**
 * Takes a pending mutation that was removed from the cache out of its `scope`. Otherwise its next retry would wait forever behind the
 * next owner's mutation.
 */
export function leaveScope(mutation: Mutation): void {
  const { scope: _scope, ...options } = mutation.options
  mutation.setOptions(options)
}

/**
 * Lets a mutation fail that was removed from the cache while it waited to be online or for its turn: nobody would wake it again, and
 * its callbacks would never run.
 */
export function endWaitingMutation(mutation: Mutation): void {
  mutation.setOptions({
    ...mutation.options,
    networkMode: 'always',
    retry: false,
    mutationFn: () => Promise.reject(new IdentityChangedError('The mutation')),
  })
  // One that is pending begins where it was: `onMutate` does not run again.
  mutation.execute(mutation.state.variables).catch(() => {})
}
