import type { Fence } from './fence.js'
import type { HeadersCopy } from './headers.js'
import type { GetTokenOptions } from './options.js'
import type { Outgoing } from './outgoing.js'
import type { Report } from './reporter.js'

/** A request that is to carry a token. */
export interface Call {
  readonly request: Request | undefined
  /** What the caller gave, when no `Request`. */
  readonly text: string
  readonly method: string
  /** Where the request leads. */
  readonly url: string
  readonly headers: HeadersCopy
  readonly outgoing: Outgoing
  readonly signal: AbortSignal | null | undefined
  /** Which token it gets. */
  readonly tokenOptions: GetTokenOptions
  readonly mayReplay: boolean
  readonly fence: Fence
  readonly report: Report | undefined
}
