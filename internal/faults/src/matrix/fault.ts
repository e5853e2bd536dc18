import type { BrowserContext, Page } from '@playwright/test'
import type { Occasion } from '../cell.ts'
import type { ApiFaultName } from '../server/api-faults.ts'
import type { LabServer } from '../server/start-lab.ts'

/** Where a fault is raised. */
export interface Scene {
  readonly lab: LabServer
  readonly context: BrowserContext
  readonly page: Page
  readonly sessionId: string
}

/** Something that goes wrong, and then is right again. */
export interface Fault {
  /** As the table has it. */
  readonly name: string
  /** Part of the ids of its cells, and so of their paths. */
  readonly id: string
  /** Faults of one group share a page; those of one's own shake the whole page. */
  readonly group: string
  /** Milliseconds that it lasts. */
  readonly holdMs: number
  /** Milliseconds afterwards in which what recovers by itself has done so. @default 15_000 */
  readonly patienceMs?: number
  /** What the API does. Without: `raise` does it. */
  readonly api?: ApiFaultName
  /** How often each path meets it. @default Infinity */
  readonly times?: number
  readonly raise?: (scene: Scene) => Promise<void> | void
  readonly lower?: (scene: Scene) => Promise<void> | void
  /** Seconds that a token lives meanwhile. @default 60 */
  readonly tokenLifetime?: number
  /** Milliseconds by which the browser's clock is wrong from the start. */
  readonly clockMs?: number
  /** Milliseconds that the page waits for a response. @default 20_000 */
  readonly limitMs?: number
  /** Milliseconds that the page waits for a token. @default 10_000 */
  readonly tokenTimeout?: number
  readonly occasions?: readonly Occasion[]
  /** The session is gone for good: nothing is shown any more. */
  readonly endsSession?: boolean
  /** Whether a request may reach the API and be done although the page hears of no success. */
  readonly mayBeDone?: boolean
  /** Whether tokens are refused, so that each request is replayed once with a fresh one. */
  readonly refusesTokens?: boolean
}
