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
  const { occasion, during, recovered, end, text, advice, doneBefore, done, sendsBefore, sends } = outcome
  const sendsEach = fault.refusesTokens ? 2 : 1
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
    if (sendsBefore > sendsEach) broken.push(`sent an order ${sendsBefore} times by itself`)
    if (sends - sendsBefore > sendsEach) broken.push(`sent an order ${sends - sendsBefore} times at another try`)
  }
  const { requestsDuring, requests, heldMs, watchedMs } = outcome
  const spans = [
    ['while the fault lasted', requestsDuring, heldMs],
    ['afterwards', requests - requestsDuring, watchedMs],
  ] as const
  for (const [when, count, ms] of spans) {
    const bound = sendsEach * boundOf(outcome, ms)
    if (count > bound) broken.push(`sent ${count} requests ${when}, more than ${bound}`)
  }
  const most = clerkRequests.some + (clerkRequests.eachSecond * heldMs) / 1000
  if (outcome.clerkRequests > most) broken.push(`asked Clerk ${outcome.clerkRequests} times`)
  return broken
}

/** How many requests are not too many in so many milliseconds, with what the user asks for anew, and without replays. */
function boundOf({ occasion, way }: Outcome, ms: number): number {
  if (occasion === 'mutation') return 1
  const rounds = occasion === 'interval' ? Math.ceil(ms / intervalMs) : 1
  if (way === 'fetch') return rounds
  // TanStack Query tries four times.
  if (way === 'query') return rounds + 4
  // SWR goes on, each time twice as late, also where `Retry-After` asks for less.
  return rounds + 8
}
