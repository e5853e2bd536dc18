import { initTRPC } from '@trpc/server'
import { z } from 'zod'

/** Who the token names. */
export interface Context {
  readonly owner: string
}

const t = initTRPC.context<Context>().create()
const votes = new Map<string, number>()

export const appRouter = t.router({
  votes: t.procedure.query(({ ctx: { owner } }) => ({ owner, count: votes.get(owner) ?? 0 })),
  vote: t.procedure.input(z.object({ by: z.number().int().min(1).max(5) })).mutation(({ ctx: { owner }, input }) => {
    const count = (votes.get(owner) ?? 0) + input.by
    votes.set(owner, count)
    return { owner, count }
  }),
})

/** The only type that the page imports from the server. */
export type AppRouter = typeof appRouter
