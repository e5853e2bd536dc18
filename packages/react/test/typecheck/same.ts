/* oxlint-disable typescript/no-unnecessary-type-parameters -- these parameters are what is checked */

/** Whether two types are the same, not only assignable to each other. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** Compiles only when the type argument is `true`. */
export function check<T extends true>(): T | undefined {
  return undefined
}
