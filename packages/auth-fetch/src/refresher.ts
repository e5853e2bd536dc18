import type { GetTokenOptions } from './options.js'
import { isToken } from './token.js'
import { abortReason, wait } from './wait.js'

/** Milliseconds without a forced refresh after one that changed nothing: a missing permission must not become a storm. */
const cooldown = 5_000

type Token = string | null | undefined

/** A request whose token was refused. */
export interface RefusedRequest {
  readonly tokenOptions: GetTokenOptions
  /** Whose request it is: a refresh is shared only among requests of one owner. */
  readonly fence: { readonly owner: string }
  readonly signal: AbortSignal | null | undefined
}

export interface Refresher {
  /** Resolves with a token other than the refused one, or `null`; rejects only with the reason of the request's signal. */
  readonly anotherToken: (request: RefusedRequest, refused: string) => Promise<string | null>
  /** Says that another token was refused as well: to force one more would change nothing for a while. */
  readonly coolDown: (request: RefusedRequest) => void
}

interface State {
  readonly owner: string
  pending?: Promise<Token> | undefined
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
export function createRefresher(ask: (options: GetTokenOptions) => PromiseLike<Token>, timeout: number): Refresher {
  const states = new Map<string, State>()

  function stateOf({ tokenOptions, fence: { owner } }: RefusedRequest): State {
    const key = JSON.stringify([tokenOptions.template, tokenOptions.organizationId])
    let state = states.get(key)
    if (state?.owner !== owner) states.set(key, (state = { owner, round: 0, coolUntil: 0 }))
    return state
  }

  async function refresh(state: State, { tokenOptions }: RefusedRequest, refused: string): Promise<Token> {
    const token = await wait(ask({ ...tokenOptions, skipCache: true }), null, timeout).catch(() => null)
    if (!token || token === refused) state.coolUntil = performance.now() + cooldown
    state.pending = undefined
    state.round += 1
    return token
  }

  async function findToken(request: RefusedRequest, refused: string): Promise<Token> {
    const state = stateOf(request)
    for (;;) {
      if (state.pending) return wait(state.pending, request.signal, Infinity)
      const { round } = state
      const token = await wait(ask({ ...request.tokenOptions, skipCache: false }), request.signal, timeout)
      if (token !== refused) return token
      // Clerk still gives the refused token, unless a refresh has begun or ended while it was asked.
      if (state.pending || state.round !== round) continue
      if (performance.now() < state.coolUntil) return null
      state.pending = refresh(state, request, refused)
    }
  }

  return {
    async anotherToken(request, refused) {
      try {
        const token = await findToken(request, refused)
        return isToken(token) && token !== refused ? token : null
      } catch {
        if (request.signal?.aborted) throw abortReason(request.signal)
        return null
      }
    },
    coolDown(request) {
      stateOf(request).coolUntil = performance.now() + cooldown
    },
  }
}
