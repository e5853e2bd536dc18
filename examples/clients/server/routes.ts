import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { UIMessage } from 'ai'
import type { Hono } from 'hono'
import type { ApiEnv } from '@x/example-shared/server/api.ts'
import { answer } from './answer.ts'
import { live } from './live.ts'
import { appRouter } from './trpc-router.ts'

/** Adds tRPC, a chat and a live stream behind the token check. The shared API already has the notes of openapi.json. */
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
