import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Faults } from './faults.js'
import type { RequestLog } from './request-log.js'
import type { Presenter } from './resources.js'
import type { Store } from './store.js'
import type { TokenMinter } from './token-minter.js'

/** What every route works with. */
export interface Services {
  readonly store: Store
  readonly minter: TokenMinter
  readonly present: Presenter
  readonly faults: Faults
  readonly log: RequestLog
  /** Names of the token templates that exist. */
  readonly templates: readonly string[]
  /** Tells the developer of an endpoint that does not exist here. */
  readonly tellNotCovered: (endpoint: string) => void
  /** Aborted when the server closes, so that nobody waits for ever. */
  readonly closing: AbortSignal
}

/** Hono's environment here. */
export interface AppEnv {
  Bindings: HttpBindings
}

/** A request inside a route. */
export type AppContext<Path extends string = string> = Context<AppEnv, Path>
