import type { Controls } from './controls.js'
import { PROXY_PATH } from './listen.js'
import type { SeedOrganization, SeedUser } from './seeds.js'

/** The controls of a server in another process: each returns a promise. */
export type RemoteControls = {
  readonly [Name in keyof Controls]: (
    ...args: Parameters<Controls[Name]>
  ) => Promise<Awaited<ReturnType<Controls[Name]>>>
}

/** A server that runs on this machine, in any process. */
export interface RemoteClerkLocal extends RemoteControls {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** The `proxyUrl` for clerk-js. */
  readonly proxyUrl: string
  readonly publishableKey: string
  /** The users, without their passwords. */
  readonly users: readonly Omit<SeedUser, 'password'>[]
  readonly organizations: readonly SeedOrganization[]
}

type State = Pick<RemoteClerkLocal, 'publishableKey' | 'users' | 'organizations'>

/**
 * Connects to a server that another process has started, such as `npx @x/clerk-local`.
 *
 * @param url its address, `http://127.0.0.1:PORT`
 * @throws Error when no server answers there
 *
 * @example
 * const clerk = await connectClerkLocal('http://127.0.0.1:4400')
 * await clerk.failNext({ status: 500, path: '/tokens' })
 */
export async function connectClerkLocal(url: string): Promise<RemoteClerkLocal> {
  const call = <Answer>(path: string, fields?: object): Promise<Answer> => callControl(url, path, fields)
  const { publishableKey, users, organizations } = await call<State>('GET state')

  return {
    url,
    proxyUrl: `${url}${PROXY_PATH}`,
    publishableKey,
    users,
    organizations,
    setTokenLifetime: (seconds) => call('POST token-lifetime', { seconds }),
    setTokenClock: (seconds) => call('POST token-clock', { seconds }),
    rotateKey: () => call('POST rotate-key'),
    revokeSession: (sessionId) => call('POST revoke-session', { sessionId }),
    setVerificationAge: (sessionId, minutes) => call('POST verification-age', { sessionId, minutes }),
    failNext: (failure) => call('POST fail-next', failure),
    // JSON has no Infinity.
    delayNext: ({ ms, ...target }) =>
      ms === Infinity ? call('POST hang-next', target) : call('POST delay-next', { ...target, ms }),
    breakNext: (breakage) => call('POST break-next', breakage),
    clearFaults: () => call('POST clear-faults'),
    requests: async () => (await call<{ requests: ReturnType<Controls['requests']> }>('GET requests')).requests,
    clearRequests: () => call('DELETE requests'),
    createTicket: async (userId) => (await call<{ ticket: string }>('POST tickets', { userId })).ticket,
    createSignedInClient: (userId, options) => call('POST signed-in-clients', { userId, ...options }),
    mintToken: async (sessionId, options) =>
      (await call<{ jwt: string }>('POST tokens', { sessionId, ...options })).jwt,
  }
}

async function callControl<Answer>(url: string, path: string, fields?: object): Promise<Answer> {
  const [method = '', name = ''] = path.split(' ')
  const response = await send(`${url}/__control/${name}`, { method, ...(fields && { body: JSON.stringify(fields) }) })
  // The server is this package's own: each control responds as the callers above expect.
  if (response.ok) return (await response.json()) as Answer
  const { errors = [] }: { readonly errors?: readonly { readonly long_message: string }[] } = JSON.parse(
    await response.text(),
  )
  throw new Error(errors[0]?.long_message ?? `clerk-local answered the control '${name}' with ${response.status}.`)
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    throw new Error(`No clerk-local answers at ${new URL(url).origin}. Start it with npx @x/clerk-local.`, {
      cause: error,
    })
  }
}
