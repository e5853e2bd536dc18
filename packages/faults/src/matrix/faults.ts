import type { Fault } from './fault.ts'

/** Long enough for all retries of TanStack Query. */
const lasting = { holdMs: 9_000 }

const api: readonly Fault[] = [
  { name: 'slow answer', id: 'slow', group: 'slow', api: 'slow', holdMs: 6_000 },
  { name: 'no answer', id: 'hung', group: 'hung', api: 'hung', limitMs: 2_500, holdMs: 20_000, mayBeDone: true },
  { name: 'API down', id: 'down', group: 'connection', api: 'down', ...lasting },
  { name: 'closed before the answer, once', id: 'reset', group: 'connection', api: 'reset', times: 1, holdMs: 5_000, mayBeDone: true },
  { name: 'closed in mid-body, once', id: 'cut', group: 'connection', api: 'cut', times: 1, holdMs: 5_000, mayBeDone: true, isShort: true },
  { name: '401 once', id: '401-once', group: '401-once', api: '401', times: 1, holdMs: 4_000, isShort: true },
  { name: '401 for ever', id: '401', group: '401', api: '401', ...lasting },
  { name: '403 that asks for step-up', id: '403', group: 'refusals', api: '403 step-up', holdMs: 4_000 },
  { name: '404, as from `auth.protect()`', id: '404', group: 'refusals', api: '404', holdMs: 4_000 },
  { name: 'redirect to sign-in, same origin', id: 'redirect', group: 'redirects', api: 'redirect to sign-in, same origin', holdMs: 4_000 },
  { name: 'redirect to sign-in, other origin', id: 'redirect-away', group: 'redirects', api: 'redirect to sign-in, other origin', ...lasting },
  { name: '429, `Retry-After` in seconds, once', id: '429-once', group: '429', api: '429 seconds', times: 1, holdMs: 5_000, isShort: true },
  { name: '429, `Retry-After` as a date, once', id: '429-date', group: '429', api: '429 date', times: 1, holdMs: 5_000 },
  { name: '429 for long', id: '429', group: '429', api: '429 seconds', ...lasting },
  { name: '500 once', id: '500-once', group: '5xx', api: '500', times: 1, holdMs: 5_000 },
  { name: '500 for long', id: '500', group: '5xx', api: '500', ...lasting },
  { name: '503 with a page', id: '503', group: '5xx', api: '503 page', ...lasting },
  { name: 'truncated JSON', id: 'truncated', group: 'bodies', api: 'truncated', holdMs: 4_000, mayBeDone: true, isShort: true },
  { name: 'a page instead of JSON', id: 'page', group: 'bodies', api: 'page instead of JSON', holdMs: 4_000, mayBeDone: true },
  { name: 'JSON sent as text', id: 'text', group: 'bodies', api: 'JSON as text/plain', holdMs: 4_000 },
]

/** Tokens so short that each request asks Clerk for one. */
const short = { tokenLifetime: 3, tokenTimeout: 3_000 }

const clerk: readonly Fault[] = [
  {
    name: 'tokens that have expired at birth',
    id: 'expired',
    group: 'expired',
    ...lasting,
    ...short,
    raise: ({ lab }) => lab.clerk.setTokenClock(-600),
    lower: ({ lab }) => lab.clerk.setTokenClock(0),
  },
  {
    name: 'tokens that are not valid yet',
    id: 'future',
    group: 'future',
    ...lasting,
    ...short,
    raise: ({ lab }) => lab.clerk.setTokenClock(600),
    lower: ({ lab }) => lab.clerk.setTokenClock(0),
  },
  { name: "the browser's clock 10 minutes ahead", id: 'ahead', group: 'ahead', holdMs: 5_000, clockMs: 600_000 },
  { name: "the browser's clock 10 minutes behind", id: 'behind', group: 'behind', holdMs: 12_000, clockMs: -600_000, tokenLifetime: 4 },
  { name: 'signing key rotated', id: 'rotated', group: 'rotated', holdMs: 5_000, raise: ({ lab }) => lab.clerk.rotateKey(), isShort: true },
  {
    name: 'session revoked elsewhere',
    id: 'revoked',
    group: 'revoked',
    holdMs: 6_000,
    raise: ({ lab, sessionId }) => lab.revoke(sessionId),
    endsSession: true,
    isShort: true,
  },
  {
    name: 'offline and back',
    id: 'offline',
    group: 'offline',
    holdMs: 6_000,
    raise: ({ context }) => context.setOffline(true),
    lower: ({ context }) => context.setOffline(false),
    isShort: true,
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
    holdMs: 12_000,
    ...short,
    raise: ({ lab }) => lab.clerk.failNext({ status: 500, path: '/v1/', count: 10_000 }),
    lower: ({ lab }) => lab.clerk.clearFaults(),
  },
  {
    name: 'Clerk answers 429, the API is up',
    id: 'clerk-429',
    group: 'clerk-429',
    holdMs: 12_000,
    ...short,
    raise: ({ lab }) => lab.clerk.failNext({ status: 429, retryAfter: 1, path: '/v1/', count: 10_000 }),
    lower: ({ lab }) => lab.clerk.clearFaults(),
  },
  {
    name: 'Clerk closes its connections, the API is up',
    id: 'clerk-down',
    group: 'clerk-down',
    holdMs: 12_000,
    ...short,
    raise: ({ lab }) => lab.clerk.breakNext({ how: 'reset', path: '/v1/', count: 10_000 }),
    lower: ({ lab }) => lab.clerk.clearFaults(),
  },
  {
    name: 'Clerk does not answer, the API is up',
    id: 'clerk-hung',
    group: 'clerk-hung',
    holdMs: 20_000,
    ...short,
    raise: ({ lab }) => lab.clerk.delayNext({ ms: 21_000, path: '/v1/', count: 10_000 }),
    lower: ({ lab }) => lab.clerk.clearFaults(),
  },
]

/** All that goes wrong. */
export const faults: readonly Fault[] = [...api, ...clerk]
