/** Where the API stands, `/api` or an origin of its own, and the milliseconds between two requests, 0 for none. */
export interface Poll {
  readonly api: string
  readonly every: number
}

/** A row of the API, as server/items.ts makes it. */
export interface Item {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly owner: string
}
