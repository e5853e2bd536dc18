import { isSameIdentity } from './identity.js'
import type { GetToken } from './options.js'
import type { TokenRequest } from './prepare-request.js'
import { wait } from './token.js'
import { noop } from './utils.js'

/** Milliseconds between two forced refreshes, unless the first one helped: a 401 for missing permissions must not start a refresh each time. */
const cooldown = 5_000

/** At most this many forced refreshes in this many milliseconds, even if each one helped: an API may reject every first send. */
const maxRefreshes = 3
const maxRefreshesPeriod = 10_000

type Token = string | null | undefined

/** A request whose token was rejected. */
export type RejectedRequest = Pick<TokenRequest, 'method' | 'url' | 'tokenOptions' | 'caller' | 'signal'>

/** A token to send instead of the rejected one. */
export interface Replacement {
  /** May be the rejected token again. */
  readonly token: Token
  /** Must be called when the replay has ended. It says whether the API accepted the token. */
  readonly finish: (isAccepted: boolean) => void
}

export interface Refresher {
  /** Resolves with the replacement, or with `undefined` without one. Rejects if `getToken` fails or the wait ends. */
  readonly findReplacement: (request: RejectedRequest, rejectedToken: string) => Promise<Replacement | undefined>
}

/** A forced refresh and what is known about its token. */
interface Refresh {
  /** Never rejects. `undefined` before the first refresh. */
  readonly token: Promise<Token> | undefined
  /** `Infinity` while the refresh is pending. */
  endedAt: number
  /** Whether the API accepted a replay with its token. */
  isConfirmed: boolean
  /** The number of requests that wait for its token, or whose replay with it is pending. */
  replays: number
  /** Resolves when a replay was accepted, or when no replay is left. */
  outcome?: Promise<void>
  resolveOutcome?: () => void
}

/** What is known about tokens with the same options, for the last caller. */
interface State {
  readonly caller: TokenRequest['caller']
  refresh: Refresh
  /** When the last forced refreshes ended, newest first. */
  endTimes: readonly number[]
}

/**
 * Creates a refresher that shares one forced refresh among all requests whose token was rejected, however many they are and
 * however late their 401 arrives.
 *
 * @param getToken returns a token, cached or new
 * @param timeout the longest wait for a token, in milliseconds
 */
export function createRefresher(getToken: GetToken, timeout: number): Refresher {
  const states = new Map<string, State>()

  function getState({ caller, tokenOptions: { template, organizationId } }: RejectedRequest): State {
    const key = JSON.stringify([template, organizationId])
    let state = states.get(key)
    if (!state || !isSameIdentity(state.caller, caller))
      states.set(key, (state = { caller, refresh: createRefresh(-Infinity), endTimes: [] }))
    return state
  }

  function startRefresh(state: State, request: RejectedRequest): void {
    const token = getNewToken(request).catch(noop).finally(end) as Promise<Token> // noop returns undefined
    const refresh = createRefresh(Infinity, token)
    state.refresh = refresh

    function end(): void {
      refresh.endedAt = performance.now()
      state.endTimes = [refresh.endedAt, ...state.endTimes].slice(0, maxRefreshes)
    }
  }

  async function getNewToken(request: RejectedRequest): Promise<Token> {
    // Other requests share the refresh, so the signal of this one does not end it.
    return wait(getToken({ ...request.tokenOptions, skipCache: true }), { ...request, signal: null }, timeout)
  }

  return {
    async findReplacement(request, rejectedToken) {
      const state = getState(request)
      for (;;) {
        const { refresh, endTimes } = state
        if (refresh.endedAt === Infinity) {
          const finish = startReplay(refresh)
          try {
            return { token: await wait(refresh.token, request), finish }
          } catch (error) {
            finish(false)
            throw error
          }
        }
        const token = await wait(getToken({ ...request.tokenOptions, skipCache: false }), request, timeout)
        if (token !== rejectedToken) return { token, finish: startReplay(state.refresh) }
        // Clerk still returns the rejected token. A refresh may have started in the meantime: then wait for it.
        if (state.refresh !== refresh) continue
        const now = performance.now()
        const oldest = endTimes[maxRefreshes - 1] ?? -Infinity
        if (now < oldest + maxRefreshesPeriod) return undefined
        const cooldownLeft = refresh.endedAt + cooldown - now
        if (cooldownLeft <= 0 || refresh.isConfirmed) startRefresh(state, request)
        else if (refresh.replays === 0) return undefined
        // The next replay of the last refresh to be answered tells whether that refresh helped.
        else await wait(refresh.outcome, request, cooldownLeft).catch(noop)
      }
    },
  }
}

function createRefresh(endedAt: number, token?: Promise<Token>): Refresh {
  return { token, endedAt, isConfirmed: false, replays: 0 }
}

/** Counts a replay until the returned function is called. */
function startReplay(refresh: Refresh): Replacement['finish'] {
  refresh.replays += 1
  if (refresh.replays === 1) refresh.outcome = new Promise((resolve) => (refresh.resolveOutcome = resolve))
  return (isAccepted) => {
    refresh.replays -= 1
    refresh.isConfirmed ||= isAccepted
    if (refresh.isConfirmed || refresh.replays === 0) refresh.resolveOutcome?.()
  }
}
