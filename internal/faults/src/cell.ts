/** How a request is made: by hand, by SWR, by TanStack Query. */
export const ways = ['fetch', 'swr', 'query'] as const
export type Way = (typeof ways)[number]

/** What makes the request go out. */
export const occasions = ['first', 'focus', 'interval', 'mutation'] as const
export type Occasion = (typeof occasions)[number]

/** One component on the page, with a path of the API for itself. */
export interface Cell {
  readonly id: string
  readonly way: Way
  readonly occasion: Occasion
}

/** What the API answers with. */
export interface Order {
  readonly owner: string
  readonly count: number
}

/** Names a user in an organization, or in their personal account. */
export function nameOwner(userId: string | undefined, organizationId: string | null | undefined): string {
  return `${userId}@${organizationId ?? 'personal'}`
}

/** What a cell has shown: each state once, in order, as `summarize` puts it. */
export interface CellReport {
  readonly id: string
  readonly states: readonly string[]
}

/** What the page is told at its start. */
export interface PageConfig {
  readonly publishableKey: string
  readonly proxyUrl: string
  readonly apiUrl: string
}

/** Milliseconds between two requests of a cell that asks at an interval. */
export const intervalMs = 800
