import type { AuthFetchEvent, Identity } from '@x/auth-fetch'

/** The times of a sent token, in milliseconds since 1970. */
export interface SentToken {
  readonly sentAt: number
  readonly issuedAt?: number
  readonly expiresAt?: number
}

/** A request. */
export interface RequestEntry {
  readonly kind: 'request'
  readonly key: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly method: string
  readonly url: string
  readonly events: readonly AuthFetchEvent[]
  /** The readable tokens, one for each send. */
  readonly tokens: readonly SentToken[]
  /** The request as a `curl` command, without secrets. */
  readonly curl?: string
}

/** A change of identity. */
export interface IdentityEntry {
  readonly kind: 'identity'
  readonly key: string
  readonly at: number
  /** The new identity; `null` for signed out. */
  readonly identity: Identity | null
  /** The previous identity; `undefined` when unknown. */
  readonly before?: Identity | null
  /** The keys of the queries removed with the previous identity; `undefined` without a `queryClient`. */
  readonly removed?: readonly string[]
}

export type Entry = RequestEntry | IdentityEntry

/** The outcome of a request so far. */
export interface Outcome {
  readonly status?: number
  readonly error?: string
  readonly isWaiting: boolean
  readonly isAuthorized: boolean
  readonly isRefreshed: boolean
  readonly isReplayed: boolean
}

/** Returns the outcome of a request from its events. */
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

/** Whether a request waits because its token was rejected. */
export function isSecondWait(event: AuthFetchEvent, events: readonly AuthFetchEvent[]): boolean {
  return event.type === 'wait' && events.indexOf(event) > 0
}

/** The phases of a request, with their names. */
export const phases = {
  token: 'token',
  refresh: 'refresh',
  network: 'network',
} as const

export type Phase = keyof typeof phases

/** The duration of a phase in milliseconds. */
export interface PhaseTime {
  readonly phase: Phase
  readonly ms: number
}

/** Returns the phases of a request so far, in order. */
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
