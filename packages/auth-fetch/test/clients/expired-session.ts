import { serve } from '@hono/node-server'
import { expect, onTestFinished } from 'vitest'
import { type AuthFetch, createAuthFetch } from '../../src/index.js'

interface SentRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface ExpiredSession {
  readonly origin: string
  /** Its first token has expired. */
  readonly authFetch: AuthFetch
  /** Asserts that there was one refresh and one replay of the same request, and returns that request. */
  readonly expectReplay: () => SentRequest
}

/** Starts an API on loopback that rejects the session's token until it is refreshed. */
export async function startExpiredSession(
  answer: (request: Request) => Response | Promise<Response>,
): Promise<ExpiredSession> {
  const sent: SentRequest[] = []
  async function handle(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    const body = await request.clone().text()
    sent.push({ method: request.method, path: pathname + search, headers: Object.fromEntries(request.headers), body })
    if (request.headers.get('authorization') !== 'Bearer fresh')
      return Response.json({ error: 'expired' }, { status: 401 })
    return answer(request)
  }
  const origin = await new Promise<string>((resolve) => {
    const server = serve({ fetch: handle, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    )
    onTestFinished(() => void server.close())
  })

  let refreshes = 0
  const authFetch = createAuthFetch({
    getToken: (options) => {
      if (options?.skipCache) refreshes += 1
      return refreshes > 0 ? 'fresh' : 'stale'
    },
    origins: [origin],
  })

  return {
    origin,
    authFetch,
    expectReplay() {
      const [first, second, ...more] = sent.map(({ headers: { authorization, ...headers }, ...rest }) => ({
        authorization,
        request: { ...rest, headers },
      }))
      expect(refreshes).toBe(1)
      expect([first?.authorization, second?.authorization]).toEqual(['Bearer stale', 'Bearer fresh'])
      expect(more).toEqual([])
      if (!first) throw new Error('nothing was sent')
      expect(second?.request).toEqual(first.request)
      return first.request
    },
  }
}
