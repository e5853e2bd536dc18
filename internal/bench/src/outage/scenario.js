/** @type {import('./simulate.js').Scenario} */
export const scenario = {
  tabs: 10_000,
  length: 420,
  interval: 30,
  tokenLife: 60,
  tokenRefreshedBefore: 10,
  capacity: 1_000,
  wakeUp: 60,
  apiOutage: [60, 120],
  clerkOutage: [180, 270],
  denial: [330, 380],
}

/** TanStack Query's own defaults: three more tries for whatever failed, after one, two and four seconds. */
export const tanstackDefaults = {
  /** @param {number} failureCount */
  retry: (failureCount) => failureCount < 3,
  /** @param {number} failureCount */
  retryDelay: (failureCount) => Math.min(1_000 * 2 ** failureCount, 30_000),
}
