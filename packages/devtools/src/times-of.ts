import type { RequestEntry } from './entries.js'

/** What a part of a request's time went to, and its name. */
export const phases = {
  token: 'token',
  refused: 'refused, refresh',
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
  let since = 0
  let isSent = false
  for (const { type, elapsedMs } of events) {
    if (type === 'request' || type === 'refused') isSent = true
    if (type === 'request' || type === 'refused' || type === 'replay') continue
    const phase = type === 'refresh' ? 'refused' : isSent ? 'network' : 'token'
    times.push({ phase, ms: elapsedMs - since })
    since = elapsedMs
  }
  return times
}
