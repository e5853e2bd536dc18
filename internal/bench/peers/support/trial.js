import { jsonResponse } from './json-response.js'
import { createSession } from './session.js'
import { startVirtualClock } from './virtual-clock.js'
import { watch } from './watch.js'

export const baseUrl = 'https://api.example.com'
const end = 60_000

/** Beyond this many sends a client is taken to go round in a circle and gets no more answers. */
const most = 200

/** Gives what runs a case against a client: an API that records what it was sent, a session, a clock. */
export function createTrial() {
  let handle
  globalThis.fetch = (input, init) => handle(input, init)

  /** Puts an API in place; `latency` in milliseconds for each request by its number. */
  function serve({ session, refused, latency }) {
    const sent = []
    const expired = `Bearer ${session.token()}`
    handle = async (input, init) => {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      if (sent.length >= most) return new Promise(() => {})
      const record = {
        url: request.url,
        method: request.method,
        headers: request.headers,
        authorization: request.headers.get('Authorization'),
        body: '',
      }
      sent.push(record)
      const index = sent.length - 1
      record.body = await request.text()
      await new Promise((resolve) => setTimeout(resolve, latency(index)))
      const isRefused = refused === 'always' || (refused === 'expired' && record.authorization === expired)
      return jsonResponse(isRefused ? 401 : 200)
    }
    return sent
  }

  return {
    async run({ create }, act) {
      const clock = startVirtualClock()
      const session = createSession({ baseUrl, refreshTime: 50 })
      const api = {
        session,
        url: `${baseUrl}/v1/orders`,
        serve: (options = {}) => serve({ session, refused: 'never', latency: () => 20, ...options }),
        watch: () => watch(clock),
        run: () => clock.run(end),
      }
      let outcome
      try {
        const verdict = await act(() => create(session), api)
        outcome = { outcome: verdict === true ? 'yes' : 'no', ...(verdict !== true && { why: String(verdict) }) }
      } catch (error) {
        outcome = { outcome: 'no', why: String(error) }
      }
      clock.stop()
      return outcome
    },
  }
}
