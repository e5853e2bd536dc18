import type { AuthFetchEvent, Identity } from '@x/auth-fetch'

/** When a token was sent, and what it said of itself; milliseconds since 1970. */
export interface SentToken {
  readonly sentAt: number
  readonly issuedAt?: number
  readonly expiresAt?: number
}

/** One request. */
export interface RequestEntry {
  readonly kind: 'request'
  readonly key: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly method: string
  readonly url: string
  readonly events: readonly AuthFetchEvent[]
  /** A token for each send that carried one which could be read. */
  readonly tokens: readonly SentToken[]
  /** The request for a shell, without any secret. */
  readonly curl?: string
}

/** Somebody else is signed in. */
export interface IdentityEntry {
  readonly kind: 'identity'
  readonly key: string
  readonly at: number
  /** `null` for nobody. */
  readonly identity: Identity | null
  /** Who was signed in until now; `undefined` when that is not known. */
  readonly before?: Identity | null
  /** The keys of the queries that went with who was signed in before; `undefined` when no cache was watched. */
  readonly removed?: readonly string[]
}

export type Entry = RequestEntry | IdentityEntry

/** What became of a request so far. */
export interface Outcome {
  readonly status?: number
  readonly error?: string
  readonly isWaiting: boolean
  readonly isAuthorized: boolean
  readonly isRefreshed: boolean
  readonly isReplayed: boolean
}

/** Sums the events of a request up. */
export function outcomeOf({ events }: RequestEntry): Outcome {
  const response = events.find((event) => event.type === 'response')
  const failure = events.find((event) => event.type === 'failed')
  return {
    ...(response && { status: response.status }),
    ...(failure && { error: failure.name }),
    isWaiting: events.at(-1)?.type === 'wait',
    isAuthorized: events.some((event) => event.type === 'request' && event.authorized),
    isRefreshed: events.some((event) => event.type === 'refresh' || isSecondWait(event, events)),
    isReplayed: events.some((event) => event.type === 'replay'),
  }
}

/** Tells whether a request waits because its token was rejected. */
export function isSecondWait(event: AuthFetchEvent, events: readonly AuthFetchEvent[]): boolean {
  return event.type === 'wait' && events.indexOf(event) > 0
}

/** What a part of a request's time went to, and its name. */
export const phases = {
  token: 'token',
  refresh: 'refresh',
  network: 'network',
} as const

export type Phase = keyof typeof phases

/** A part of a request's time, in milliseconds. */
export interface PhaseTime {
  readonly phase: Phase
  readonly ms: number
}

/** What a request has waited for so far, in order. */
export function timesOf({ events }: RequestEntry): readonly PhaseTime[] {
  const times: PhaseTime[] = []
  let phase: Phase = 'token'
  let since = 0
  for (const { type, elapsedMs } of events) {
    const isSend = type === 'request' || type === 'skipped' || type === 'replay'
    const isFirstWait = type === 'wait' && phase === 'token'
    if (!isSend && !isFirstWait) {
      times.push({ phase, ms: elapsedMs - since })
      since = elapsedMs
    }
    if (type === 'wait' && !isFirstWait) phase = 'refresh'
    else if (isSend || type === 'refresh') phase = 'network'
  }
  return times
}
