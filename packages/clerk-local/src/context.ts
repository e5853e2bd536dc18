import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Faults } from './faults.js'
import type { RequestLog } from './request-log.js'
import type { Presenter } from './resources.js'
import type { Store } from './store.js'
import type { TokenMinter } from './token-minter.js'

/** The parts of the server that every route can use. */
export interface Services {
  readonly store: Store
  readonly minter: TokenMinter
  readonly present: Presenter
  readonly faults: Faults
  readonly log: RequestLog
  /** The names of the JWT templates. */
  readonly templates: readonly string[]
  /** Reports an endpoint that clerk-local does not have. */
  readonly reportNotCovered: (endpoint: string) => void
  /** Aborted when the server closes, so that no request waits forever. */
  readonly closing: AbortSignal
}

/** Hono's environment. */
export interface AppEnv {
  Bindings: HttpBindings
}

/** A request inside a route. */
export type AppContext<Path extends string = string> = Context<AppEnv, Path>
