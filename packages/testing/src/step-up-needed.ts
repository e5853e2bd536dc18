/** The body of a 403 that asks the user to confirm who they are. */
export interface StepUpNeeded {
  readonly clerk_error: {
    readonly type: 'forbidden'
    readonly reason: 'reverification-error'
    readonly metadata: { readonly reverification: string }
  }
}

/**
 * Gives the body with which Clerk's server helpers answer 403 when the user has not confirmed who they are for too long.
 *
 * @param level what is asked for
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
