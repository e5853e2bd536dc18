import type { RequestEntry } from './entries.js'

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
