export type { Item } from '@x/example-shared/server/items.ts'

export interface Poll {
  /** Where the API is: `/api`, or its own origin. */
  readonly api: string
  /** Milliseconds between two requests; 0 turns refetching off. */
  readonly every: number
}
