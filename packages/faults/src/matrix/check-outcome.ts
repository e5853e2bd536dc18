import type { Fault } from './fault.ts'
import type { Outcome } from './outcome.ts'

/** Errors that a user of the hooks is promised, each with its own name. */
const typed =
  /^(data and )?(HttpError \d{3}|ParseError|TokenError( offline)?|TokenTimeoutError|TypeError|TimeoutError)$/

/** Requests to Clerk that are not too many for a page of cells, mostly those of 3-second tokens: some, and more each second that a fault lasts. */
const clerkRequests = { some: 100, eachSecond: 3 }

/** Milliseconds between two requests at an interval, and some. */
const intervalMs = 700

/** What an outcome breaks of what is promised for every fault; empty when it holds. */
export function checkOutcome(outcome: Outcome, fault: Fault): string[] {
  const { occasion, during, recovered, end, text, advice, requestsDuring, doneBefore, done } = outcome
  const broken: string[] = []
  const errors = during.filter((state) => state.includes('Error'))

  if (fault.endsSession) {
    if (end !== 'signed out') broken.push(`still shows ${end}`)
    if (text !== '') broken.push('still shows data')
    return broken
  }
  for (const state of errors) if (!typed.test(state)) broken.push(`shows an error without a name of its own: ${state}`)
  if (during.at(-1)?.includes('Error') && advice === '') broken.push('says nothing of what to do')
  if (recovered === 'never') broken.push(`never recovers, shows ${end}`)
  if (occasion === 'interval' && recovered === 'at the next try') broken.push('no longer asks at its interval')
  if (occasion === 'mutation') {
    if (done !== 1) broken.push(`is done ${done} times`)
    if (doneBefore > 1) broken.push(`was done ${doneBefore} times before another try`)
    if (doneBefore === 1 && errors.length > 0 && !fault.mayBeDone) broken.push('was done although it says it failed')
  }
  const bound = boundOf(outcome)
  if (requestsDuring > bound) broken.push(`sent ${requestsDuring} requests, more than ${bound}`)
  const most = clerkRequests.some + (clerkRequests.eachSecond * outcome.heldMs) / 1000
  if (outcome.clerkRequests > most) broken.push(`asked Clerk ${outcome.clerkRequests} times`)
  return broken
}

/** How many requests are not too many while a fault lasts. */
export function boundOf({ occasion, way, heldMs }: Outcome): number {
  const rounds = occasion === 'interval' ? Math.ceil(heldMs / intervalMs) : 1
  // Each may be replayed once.
  if (occasion === 'mutation') return 2
  if (way === 'fetch') return 2 * rounds
  // TanStack Query tries four times; SWR goes on, each time twice as late.
  return 2 * (rounds + (way === 'query' ? 4 : 8))
}
