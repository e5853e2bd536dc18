import type { Fault } from './fault.ts'

/** Long enough for all retries of TanStack Query, which wait 2, 4 and 8 seconds at most, and then for the next one of SWR. */
export const lasting = { holdMs: 16_000, patienceMs: 65_000 }

/** Long enough for all retries of TanStack Query, when each of them waits for a token, and then for the next one of SWR. */
const waiting = { holdMs: 29_000, patienceMs: 65_000 }

/** Tokens so short that each request asks Clerk for one. */
const short = { tokenLifetime: 3, tokenTimeout: 3_000 }

/** What goes wrong with the session, the clock, the network and Clerk. */
export const clerkFaults: readonly Fault[] = [
  {
    name: 'tokens that have expired at birth',
    id: 'expired',
    group: 'expired',
    ...lasting,
    ...short,
    raise: ({ lab }) => lab.clerk.setTokenClock(-600),
    lower: ({ lab }) => lab.clerk.setTokenClock(0),
    refusesTokens: true,
  },
  {
    name: 'tokens that are not valid yet',
    id: 'future',
    group: 'future',
    ...lasting,
    ...short,
    raise: ({ lab }) => lab.clerk.setTokenClock(600),
    lower: ({ lab }) => lab.clerk.setTokenClock(0),
    refusesTokens: true,
  },
  { name: "the browser's clock 10 minutes ahead", id: 'ahead', group: 'ahead', holdMs: 5_000, clockMs: 600_000 },
  {
    name: "the browser's clock 10 minutes behind",
    id: 'behind',
    group: 'behind',
    holdMs: 12_000,
    clockMs: -600_000,
    tokenLifetime: 4,
  },
  {
    name: 'signing key rotated',
    id: 'rotated',
    group: 'rotated',
    holdMs: 5_000,
    raise: ({ lab }) => lab.clerk.rotateKey(),
    refusesTokens: true,
  },
  {
    name: 'session revoked elsewhere',
    id: 'revoked',
    group: 'revoked',
    holdMs: 6_000,
    raise: ({ lab, sessionId }) => lab.revoke(sessionId),
    endsSession: true,
  },
  {
    name: 'offline and back',
    id: 'offline',
    group: 'offline',
    holdMs: 6_000,
    raise: ({ context }) => context.setOffline(true),
    lower: ({ context }) => context.setOffline(false),
  },
  {
    name: 'offline and back, with no token at hand',
    id: 'offline-bare',
    group: 'offline-bare',
    ...lasting,
    ...short,
    raise: ({ context }) => context.setOffline(true),
    lower: ({ context }) => context.setOffline(false),
  },
  {
    name: 'Clerk answers 500, the API is up',
    id: 'clerk-500',
    group: 'clerk-500',
    ...waiting,
    ...short,
    raise: ({ lab }) => lab.clerk.failNext({ status: 500, path: '/v1/', count: 10_000 }),
    lower: ({ lab }) => lab.clerk.clearFaults(),
  },
  {
    name: 'Clerk answers 429, the API is up',
    id: 'clerk-429',
    group: 'clerk-429',
    ...waiting,
    ...short,
    raise: ({ lab }) => lab.clerk.failNext({ status: 429, retryAfter: 1, path: '/v1/', count: 10_000 }),
    lower: ({ lab }) => lab.clerk.clearFaults(),
  },
  {
    name: 'Clerk closes its connections, the API is up',
    id: 'clerk-down',
    group: 'clerk-down',
    ...waiting,
    ...short,
    raise: ({ lab }) => lab.clerk.breakNext({ how: 'reset', path: '/v1/', count: 10_000 }),
    lower: ({ lab }) => lab.clerk.clearFaults(),
  },
  {
    name: 'Clerk does not answer, the API is up',
    id: 'clerk-hung',
    group: 'clerk-hung',
    ...waiting,
    ...short,
    raise: ({ lab }) => lab.clerk.delayNext({ ms: 30_000, path: '/v1/', count: 10_000 }),
    lower: ({ lab }) => lab.clerk.clearFaults(),
  },
]
