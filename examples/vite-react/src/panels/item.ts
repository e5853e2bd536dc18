export interface Poll {
  /** Where the API is: `/api`, or its own origin. */
  readonly api: string
  /** Milliseconds between two requests; 0 turns refetching off. */
  readonly every: number
}

/** A row of the API. */
export interface Item {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly owner: string
}
