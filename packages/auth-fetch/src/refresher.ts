import type { GetTokenOptions } from './options.js'
import { isToken } from './token.js'
import { abortReason, wait } from './wait.js'

/** Milliseconds without a forced refresh after one that changed nothing: a missing permission must not become a storm. */
const cooldown = 5_000

/** Asks for a token, which may be none. */
type AskToken = (options: GetTokenOptions) => PromiseLike<string | null | undefined>

/** A request whose token was refused. */
export interface RefusedRequest {
  /** The token that was refused. */
  readonly token: string
  readonly options: GetTokenOptions
  /** Whose request it is: a refresh is shared only among requests of one owner. */
  readonly owner: string
  readonly signal: AbortSignal | null | undefined
}

export interface Refresher {
  /** Resolves with a token other than the refused one, or `null`; rejects only with the reason of the request's signal. */
  readonly anotherToken: (refused: RefusedRequest) => Promise<string | null>
  /** Says that a fresh token was refused as well: to force another one would change nothing for a while. */
  readonly coolDown: (refused: RefusedRequest) => void
}

interface State {
  readonly owner: string
  pending: Promise<string | null | undefined> | undefined
  /** Counts the refreshes that ended. */
  round: number
  coolUntil: number
}

/**
 * Makes one forced refresh serve all requests whose token was refused, however many there are and however late they come.
 *
 * @param ask asks for a token, cached or not
 * @param timeout milliseconds that a wait for a token may take
 */
export function createRefresher(ask: AskToken, timeout: number): Refresher {
  const states = new Map<string, State>()

  function stateOf({ options, owner }: RefusedRequest): State {
    const key = JSON.stringify([options.template, options.organizationId])
    const known = states.get(key)
    if (known?.owner === owner) return known
    const state: State = { owner, pending: undefined, round: 0, coolUntil: 0 }
    states.set(key, state)
    return state
  }

  async function refresh(state: State, { token: refused, options }: RefusedRequest): Promise<string | null | undefined> {
    const token = await wait(ask({ ...options, skipCache: true }), null, timeout).catch(() => null)
    if (!token || token === refused) state.coolUntil = performance.now() + cooldown
    state.pending = undefined
    state.round += 1
    return token
  }

  async function findToken(refused: RefusedRequest): Promise<string | null | undefined> {
    const state = stateOf(refused)
    for (;;) {
      if (state.pending) return wait(state.pending, refused.signal, Infinity)
      const { round } = state
      const token = await wait(ask(refused.options), refused.signal, timeout)
      if (token !== refused.token) return token
      // Clerk still gives the refused token, unless a refresh has begun or ended while it was asked.
      if (state.pending || state.round !== round) continue
      if (performance.now() < state.coolUntil) return undefined
      state.pending = refresh(state, refused)
    }
  }

  return {
    async anotherToken(refused) {
      try {
        const token = await findToken(refused)
        return isToken(token) && token !== refused.token ? token : null
      } catch {
        if (refused.signal?.aborted) throw abortReason(refused.signal)
        return null
      }
    },
    coolDown(refused) {
      stateOf(refused).coolUntil = performance.now() + cooldown
    },
  }
}
