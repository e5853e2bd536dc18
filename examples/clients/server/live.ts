import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'

/** Milliseconds between two events. */
const PACE = 500
/** Milliseconds after which a page connects anew. */
const RETRY = 100

const TITLES = ['Desk lamp', 'Oak shelf', 'Wool blanket', 'Stoneware cup', 'Wall clock', 'Linen apron']

/** What the guard has found by the token. */
interface Env {
  readonly Variables: { readonly owner: string; readonly claims: { readonly exp: number } }
}

/** Whose streams are open at this moment. */
export const followers = new Set<{ readonly owner: string }>()

/**
 * Orders as they come in, as server-sent events. The stream ends with the token that opened it, so that nobody follows it longer than
 * they are known to be signed in; `Last-Event-ID` says where the next one goes on.
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
