import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'

/** Milliseconds between two events. */
const PACE = 500
/** Milliseconds after which a page reconnects. */
const RETRY = 100

const TITLES = ['Desk lamp', 'Oak shelf', 'Wool blanket', 'Stoneware cup', 'Wall clock', 'Linen apron']

/** What the API reads from the token. */
interface Env {
  readonly Variables: { readonly owner: string; readonly claims: { readonly exp: number } }
}

/** The owners of the streams that are open now. */
export const followers = new Set<{ readonly owner: string }>()

/**
 * Sends orders as server-sent events. The stream ends when its token expires, so that it does not outlive the session. The client
 * reconnects with a fresh token, and `Last-Event-ID` tells where to continue.
 */
export function live(c: Context<Env>): Response {
  const owner = c.get('owner')
  const end = c.get('claims').exp * 1000
  return streamSSE(c, async (stream) => {
    const follower = { owner }
    followers.add(follower)
    stream.onAbort(() => void followers.delete(follower))
    let id = Number(c.req.header('Last-Event-ID') ?? 0)
    while (!stream.aborted && Date.now() < end) {
      id += 1
      const order = { id, title: TITLES[id % TITLES.length], owner }
      // One event after the other.
      // oxlint-disable-next-line no-await-in-loop
      await stream.writeSSE({ event: 'order', id: String(id), retry: RETRY, data: JSON.stringify(order) })
      // oxlint-disable-next-line no-await-in-loop
      await stream.sleep(PACE)
    }
    followers.delete(follower)
  })
}
