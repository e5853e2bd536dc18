import { clerkFaults } from './clerk-faults.ts'
import type { Fault } from './fault.ts'

/** Long enough for all retries of TanStack Query. */
const lasting = { holdMs: 9_000 }

const api: readonly Fault[] = [
  { name: 'slow answer', id: 'slow', group: 'slow', api: 'slow', holdMs: 6_000 },
  { name: 'no answer', id: 'hung', group: 'hung', api: 'hung', limitMs: 2_500, holdMs: 20_000, mayBeDone: true },
  { name: 'API down', id: 'down', group: 'connection', api: 'down', ...lasting },
  {
    name: 'closed before the answer, once',
    id: 'reset',
    group: 'connection',
    api: 'reset',
    times: 1,
    holdMs: 5_000,
    mayBeDone: true,
  },
  {
    name: 'closed in mid-body, once',
    id: 'cut',
    group: 'connection',
    api: 'cut',
    times: 1,
    holdMs: 5_000,
    mayBeDone: true,
    isShort: true,
  },
  { name: '401 once', id: '401-once', group: '401-once', api: '401', times: 1, holdMs: 4_000, isShort: true },
  { name: '401 for ever', id: '401', group: '401', api: '401', ...lasting },
  { name: '403 that asks for step-up', id: '403', group: 'refusals', api: '403 step-up', holdMs: 4_000 },
  { name: '404, as from `auth.protect()`', id: '404', group: 'refusals', api: '404', holdMs: 4_000 },
  {
    name: 'redirect to sign-in, same origin',
    id: 'redirect',
    group: 'redirects',
    api: 'redirect to sign-in, same origin',
    holdMs: 4_000,
  },
  {
    name: 'redirect to sign-in, other origin',
    id: 'redirect-away',
    group: 'redirects',
    api: 'redirect to sign-in, other origin',
    ...lasting,
  },
  {
    name: '429, `Retry-After` in seconds, once',
    id: '429-once',
    group: '429',
    api: '429 seconds',
    times: 1,
    holdMs: 5_000,
    isShort: true,
  },
  {
    name: '429, `Retry-After` as a date, once',
    id: '429-date',
    group: '429',
    api: '429 date',
    times: 1,
    holdMs: 5_000,
  },
  { name: '429 for long', id: '429', group: '429', api: '429 seconds', ...lasting },
  { name: '500 once', id: '500-once', group: '5xx', api: '500', times: 1, holdMs: 5_000 },
  { name: '500 for long', id: '500', group: '5xx', api: '500', ...lasting },
  { name: '503 with a page', id: '503', group: '5xx', api: '503 page', ...lasting },
  {
    name: 'truncated JSON',
    id: 'truncated',
    group: 'bodies',
    api: 'truncated',
    holdMs: 4_000,
    mayBeDone: true,
    isShort: true,
  },
  {
    name: 'a page instead of JSON',
    id: 'page',
    group: 'bodies',
    api: 'page instead of JSON',
    holdMs: 4_000,
    mayBeDone: true,
  },
  { name: 'JSON sent as text', id: 'text', group: 'bodies', api: 'JSON as text/plain', holdMs: 4_000 },
]

/** All that goes wrong. */
export const faults: readonly Fault[] = [...api, ...clerkFaults]
