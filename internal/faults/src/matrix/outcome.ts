import type { Cell } from '../cell.ts'

/** What a cell went through, as it was seen. */
export interface Outcome extends Cell {
  readonly fault: string
  /** What was shown while the fault lasted, each state once. */
  readonly during: readonly string[]
  /** How data came back: not missed, while the fault lasted, after it without or with another try; or never. */
  readonly recovered: 'undisturbed' | 'meanwhile' | 'by itself' | 'at the next try' | 'never'
  /** What is shown in the end. */
  readonly end: string
  /** What is written there for the user. */
  readonly text: string
  /** What an alert said while the fault lasted. */
  readonly advice: string
  /** Milliseconds that the fault lasted, and that the cell was watched afterwards. */
  readonly heldMs: number
  readonly watchedMs: number
  /** Requests that reached the API, while the fault lasted and in all. */
  readonly requestsDuring: number
  readonly requests: number
  /** Requests that reached Clerk while the fault lasted, of all cells on the page. */
  readonly clerkRequests: number
  /** How often one and the same order was sent, before the user tried again and in all. */
  readonly sendsBefore: number
  readonly sends: number
  /** Orders that were done, before the user tried again and in all. */
  readonly doneBefore: number
  readonly done: number
}

/** The outcome in the words of the table. */
export function wordsOf({ occasion, during, recovered, end }: Outcome): string {
  if (end === 'signed out') return 'signed out, nothing shown'
  const troubles = during.map((state) => state.replace('data and ', '')).filter((state) => /Error|paused/.test(state))
  // Which of several errors is shown last depends on the moment.
  const seen = [...new Set(troubles)].toSorted().join(' or ')
  const what = occasion === 'mutation' ? 'done' : 'data'
  if (seen === '' && recovered === 'undisturbed') return what
  const how = recovered === 'at the next try' || recovered === 'never' ? recovered : 'by itself'
  return `${seen || 'waits'}, then ${what} ${how}`
}
