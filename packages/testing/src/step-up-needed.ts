/** The body of a 403 that requires re-verification. */
export interface StepUpNeeded {
  readonly clerk_error: {
    readonly type: 'forbidden'
    readonly reason: 'reverification-error'
    readonly metadata: { readonly reverification: string }
  }
}

/**
 * Returns the body of the 403 that Clerk's server helpers send when the user's last verification is too old.
 *
 * @param level the required level of verification
 * @example
 * ```ts
 * import { createFakeApi, stepUpNeeded } from '@x/testing'
 *
 * const api = createFakeApi({ 'DELETE /account': () => undefined })
 * api.answerNext(403, stepUpNeeded())
 * ```
 * @see https://clerk.com/docs/guides/secure/reverification
 */
export function stepUpNeeded(level = 'strict'): StepUpNeeded {
  return {
    clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata: { reverification: level } },
  }
}
