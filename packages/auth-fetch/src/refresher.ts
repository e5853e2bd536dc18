import type { GetToken } from './options.js'
import type { TokenCall } from './call.js'
import { isSameIdentity } from './fence.js'
import { wait } from './wait.js'

/** Milliseconds from a forced refresh to the next, unless it has helped: a permission that is missing must not become a storm. */
const cooldown = 5_000

type Token = string | null | undefined

const none = Promise.resolve<Token>(null)

/** A request whose token was refused. */
export type RefusedRequest = Pick<TokenCall, 'method' | 'url' | 'tokenOptions' | 'caller' | 'signal'>

export interface Refresher {
  /** Resolves with what to send in place of the refused token, which may be that again; rejects as a wait for `getToken` does. */
  readonly findToken: (request: RefusedRequest, refused: string) => Promise<Token>
  /** Says that the token it found was taken: should the next one be refused, another refresh may help as well. */
  readonly hasHelped: (request: RefusedRequest) => void
}

/** What is known of one kind of token, for its last owner. */
interface State {
  readonly owner: TokenCall['caller']
  /** The last forced refresh; it never rejects. */
  refresh: Promise<Token>
  /** From when on another one may be forced: never while one is under way. */
  freeAt: number
}

/**
 * Makes one forced refresh serve all requests whose token was refused, however many there are and however late they come.
 *
 * @param getToken gives a token, cached or not
 * @param timeout milliseconds that a wait for a token may take
 */
export function createRefresher(getToken: GetToken, timeout: number): Refresher {
  const states = new Map<string, State>()

  function stateOf({ caller, tokenOptions: { template, organizationId } }: RefusedRequest): State {
    const key = JSON.stringify([template, organizationId])
    let state = states.get(key)
    if (!state || !isSameIdentity(state.owner, caller))
      states.set(key, (state = { owner: caller, refresh: none, freeAt: 0 }))
    return state
  }

  async function force(state: State, request: RefusedRequest): Promise<Token> {
    state.freeAt = Infinity
    let token: Token
    try {
      token = await wait(getToken({ ...request.tokenOptions, skipCache: true }), { ...request, signal: null }, timeout)
    } catch {
      // None came.
    }
    state.freeAt = performance.now() + cooldown
    return token
  }

  return {
    async findToken(request, refused) {
      const state = stateOf(request)
      for (;;) {
        const { refresh } = state
        if (state.freeAt === Infinity) return wait(refresh, request)
        const token = await wait(getToken({ ...request.tokenOptions, skipCache: false }), request, timeout)
        if (token !== refused) return token
        // Clerk still gives the refused token, unless a refresh has begun while it was asked.
        if (state.refresh !== refresh) continue
        if (performance.now() < state.freeAt) return null
        state.refresh = force(state, request)
      }
    },
    hasHelped(request) {
      const state = stateOf(request)
      if (state.freeAt < Infinity) state.freeAt = 0
    },
  }
}
