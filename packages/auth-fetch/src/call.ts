import type { HeadersCopy } from './headers.js'
import type { GetTokenOptions, Identity } from './options.js'
import type { Report } from './report.js'
import type { Waiting } from './wait.js'

/** A call that goes to fetch as it is. */
export interface BareCall extends Waiting {
  /** What fetch is called with. */
  readonly target: RequestInfo
  readonly init: RequestInit
  readonly report: Report | undefined
  readonly headers?: undefined
  readonly tokenOptions?: undefined
}

/** A call that gets a token, as it was in its tick: what the caller changes later changes nothing, as with fetch. */
export interface TokenCall extends Omit<BareCall, 'init' | 'headers' | 'tokenOptions'> {
  /** Without the headers. */
  readonly init: RequestInit
  readonly headers: HeadersCopy
  /** The body of a `Request`, to be put into `init`: it is read, once, since it cannot be sent twice. */
  readonly body: Promise<Blob> | undefined
  /** Which token it gets. */
  readonly tokenOptions: GetTokenOptions
  /** Who made it; `undefined` when nothing is known of that. */
  readonly caller: Identity | null | undefined
  readonly replay: boolean | undefined
}

export type Call = BareCall | TokenCall
