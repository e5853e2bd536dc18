import type { Life } from '../scope/life.js'
import { withPlainCallbacks } from './plain-callbacks.js'

/** A function of SWR's that a hook hands out, such as `mutate` and `trigger`. */
export type HookCall = (...args: never) => Promise<unknown>

/**
 * Keeps a function that a hook handed out to who it was handed to: SWR's own acts under the key and with the fetcher that the
 * hook has when it is called.
 *
 * @param life in which it was handed out; before Clerk is loaded it is for who is signed in then
 * @param refuse gives what a call resolves or rejects with instead
 */
export function guardCall(
  life: Life,
  call: HookCall,
  refuse: (reason: unknown, args: readonly unknown[]) => Promise<unknown>,
): HookCall {
  let owner = life
  function follow(next: Life): void {
    owner = next
    // Nothing follows a known identity, and who waited for it would be kept as long as that lasts.
    if (next.identity === undefined) void next.followed.then(follow)
  }
  follow(life)
  return (...args) => {
    const { aborted, reason } = owner.signal
    return aborted ? refuse(reason, args) : call(...(withPlainCallbacks(args) as never)) // as many, of the same types
  }
}
