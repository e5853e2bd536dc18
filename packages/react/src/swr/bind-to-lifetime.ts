import type { IdentityLifetime } from '../auth/identity-lifetime.js'
import { argsWithUserKeys } from './with-user-keys.js'

/** A function of SWR's that a hook hands out, such as `mutate` and `trigger`. */
export type ResultFunction = (...args: never) => Promise<unknown>

/**
 * Keeps a function that a hook handed out to who it was handed to: SWR's own acts under the key and with the fetcher that the
 * hook has when it is called.
 *
 * @param life in which it was handed out; before Clerk is loaded it is for who is signed in then
 * @param refuse gives what a call resolves or rejects with instead
 */
export function bindToLifetime(
  lifetime: IdentityLifetime,
  call: ResultFunction,
  refuse: (reason: unknown, args: readonly unknown[]) => Promise<unknown>,
): ResultFunction {
  let owner = lifetime
  function follow(next: IdentityLifetime): void {
    owner = next
    // Nothing follows a known identity, and who waited for it would be kept as long as that lasts.
    if (next.identity === undefined) void next.next.then(follow)
  }
  follow(lifetime)
  return (...args) => {
    const { aborted, reason } = owner.signal
    return aborted ? refuse(reason, args) : call(...(argsWithUserKeys(args) as never)) // as many, of the same types
  }
}
