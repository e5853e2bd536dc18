import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { UIMessage } from 'ai'
import type { Hono } from 'hono'
import type { ApiEnv } from '@x/example-shared/server/api.ts'
import { answer } from './answer.ts'
import { live } from './live.ts'
import { appRouter } from './trpc-router.ts'

/** tRPC, a chat and a live stream, behind the guard that has verified the token. The notes of openapi.json are the API's own. */
export function addRoutes(app: Hono<ApiEnv>): void {
  app.all('/trpc/*', (c) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req: c.req.raw,
      router: appRouter,
      createContext: () => ({ owner: c.get('owner') }),
    }),
  )
  app.post('/chat', async (c) => {
    const { messages } = await c.req.json<{ messages: UIMessage[] }>()
    return answer(messages, c.get('owner'))
  })
  app.get('/live', live)
}
