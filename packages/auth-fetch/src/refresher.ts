import type { GetToken } from './options.js'
import type { TokenCall } from './call.js'
import { isSameIdentity } from './fence.js'
import { ignore } from './ignore.js'
import { wait } from './wait.js'

/** Milliseconds from a forced refresh to the next, unless it has helped: a permission that is missing must not become a storm. */
const cooldown = 5_000

/** Forced refreshes within `period` milliseconds, also where each has helped: an API may reject every first send. */
const most = 3
const period = 10_000

type Token = string | null | undefined

const none = Promise.resolve<Token>(null)

/** A request whose token was refused. */
export type RefusedRequest = Pick<TokenCall, 'method' | 'url' | 'tokenOptions' | 'caller' | 'signal'>

/** What to send in place of a refused token. */
export interface Replacement {
  /** It may be the refused token again. */
  readonly token: Token
  /** To be called once the replay is answered or given up: says whether the API has taken the token. */
  readonly end: (isAccepted: boolean) => void
}

export interface Refresher {
  /** Resolves with the replacement, or `undefined` if there is none. Rejects if waiting for `getToken` fails. */
  readonly findToken: (request: RefusedRequest, refused: string) => Promise<Replacement | undefined>
}

/** A forced refresh, and what is known of its token. */
interface Refresh {
  /** It never rejects. */
  readonly token: Promise<Token>
  /** `Infinity` while it is under way. */
  endedAt: number
  hasHelped: boolean
  /** Requests that wait for its token, or whose replay with it is not answered yet. */
  replays: number
  /** Resolves once a replay has helped, or none is left that could. */
  verdict?: Promise<void>
  conclude: () => void
}

/** What is known of one kind of token, for its last owner. */
interface State {
  readonly owner: TokenCall['caller']
  refresh: Refresh
  /** When the last forced refreshes ended. */
  ends: readonly number[]
}

const open = (token: Promise<Token>, endedAt: number): Refresh => ({
  token,
  endedAt,
  hasHelped: false,
  replays: 0,
  conclude: ignore,
})

/** Counts a replay until it is over. */
function beginReplay(refresh: Refresh): Replacement['end'] {
  refresh.replays += 1
  if (refresh.replays === 1) refresh.verdict = new Promise((resolve) => (refresh.conclude = resolve))
  return (isAccepted) => {
    refresh.replays -= 1
    refresh.hasHelped ||= isAccepted
    if (refresh.hasHelped || refresh.replays === 0) refresh.conclude()
  }
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
      states.set(key, (state = { owner: caller, refresh: open(none, -Infinity), ends: [] }))
    return state
  }

  function force(state: State, request: RefusedRequest): void {
    const refresh = open(askAnew(request).catch(ignore).finally(end) as Promise<Token>, Infinity)
    state.refresh = refresh

    function end(): void {
      refresh.endedAt = performance.now()
      state.ends = [...state.ends, refresh.endedAt].slice(-most)
    }
  }

  async function askAnew(request: RefusedRequest): Promise<Token> {
    return wait(getToken({ ...request.tokenOptions, skipCache: true }), { ...request, signal: null }, timeout)
  }

  return {
    async findToken(request, refused) {
      const state = stateOf(request)
      for (;;) {
        const { refresh, ends } = state
        if (refresh.endedAt === Infinity) {
          const end = beginReplay(refresh)
          try {
            return { token: await wait(refresh.token, request), end }
          } catch (error) {
            end(false)
            throw error
          }
        }
        const token = await wait(getToken({ ...request.tokenOptions, skipCache: false }), request, timeout)
        if (token !== refused) return { token, end: beginReplay(state.refresh) }
        // Clerk still gives the refused token, unless a refresh has begun while it was asked.
        if (state.refresh !== refresh) continue
        const now = performance.now()
        if (ends.length === most && now < (ends[0] as number) + period) return undefined // there is one
        const rest = refresh.endedAt + cooldown - now
        if (rest <= 0 || refresh.hasHelped) force(state, request)
        else if (refresh.replays === 0) return undefined
        // Whether a refresh helps is known once a replay of the last one is answered, whichever answer comes first.
        else await wait(refresh.verdict, request, rest).catch(ignore)
      }
    },
  }
}
