import type { Hono } from 'hono'
import type { ApiEnv } from './api.ts'

const PAGE = 4
const ACTIVITY = [
  ['Signed the lease', 'Paid the deposit', 'Ordered the sign', 'Painted the front'],
  ['Hired a florist', 'Sent invitations', 'Baked a trial cake', 'Hung the lamps'],
  ['Opened the shop', 'Sold the first cup', 'Thanked everyone'],
]
/** Milliseconds that a change takes, so that the optimistic update is visible. */
const DELAY = 700

/** Adds the routes of the page "All hooks": paged lists, changes that can be rejected, and one that needs re-verification. */
export function addHooksRoutes(app: Hono<ApiEnv>): void {
  const doneByOwner = new Map<string, Set<string>>()
  const leftByOwner = new Map<string, number>()

  app.get('/activity', (c) => {
    const page = Number(c.req.query('page') ?? 0)
    const owner = c.get('owner')
    const items = (ACTIVITY[page] ?? []).map((title, index) => ({ id: `ACT-${page * PAGE + index + 1}`, title, owner }))
    return c.json({ items, next: page + 1 < ACTIVITY.length ? page + 1 : null })
  })

  app.get('/tasks', (c) => c.json(tasksOf(c.get('owner'))))
  app.patch('/tasks/:id', async (c) => {
    const { done, reject } = await c.req.json<{ done?: boolean; reject?: boolean }>()
    await delay()
    if (reject) return c.json({ title: 'The task is locked', status: 409 }, 409)
    const all = doneByOwner.get(c.get('owner')) ?? new Set()
    doneByOwner.set(c.get('owner'), all)
    all[done ? 'add' : 'delete'](c.req.param('id'))
    return c.json(tasksOf(c.get('owner')).find(({ id }) => id === c.req.param('id')))
  })
  const tasksOf = (owner: string) =>
    ['Water the plants', 'Count the till', 'Lock the door'].map((title, index) => {
      const id = `TSK-${index + 1}`
      return { id, title, owner, done: doneByOwner.get(owner)?.has(id) ?? false }
    })

  app.get('/stock', (c) => c.json({ left: leftByOwner.get(c.get('owner')) ?? 12, owner: c.get('owner') }))
  app.post('/stock', async (c) => {
    const { reject } = await c.req.json<{ reject?: boolean }>()
    await delay()
    if (reject) return c.json({ title: 'The shelf is closed', status: 409 }, 409)
    const left = (leftByOwner.get(c.get('owner')) ?? 12) - 1
    leftByOwner.set(c.get('owner'), left)
    return c.json({ left, owner: c.get('owner') })
  })

  app.get('/profile', (c) => {
    if (c.req.query('broken')) return c.json({ title: 'The profile is not available', status: 503 }, 503)
    return c.json({ owner: c.get('owner'), plan: 'Shopkeeper', since: '2024' })
  })
  app.get('/totals', (c) => c.json({ count: (c.req.query('of') ?? '').length * 3 }))
  app.get('/rates', (c) => c.json({ owner: c.get('owner'), askedAt: Date.now() }))

  app.post('/keys', (c) => {
    if (c.get('who').passwordAge >= 1) return c.json(needsReverification, 403)
    return c.json({ key: `demo_${c.get('claims').jti.slice(-6)}`, owner: c.get('owner') }, 201)
  })
}

/** Tells Clerk's `useReverification` that the password must have been entered within the last minute. */
const needsReverification = {
  clerk_error: {
    type: 'forbidden',
    reason: 'reverification-error',
    metadata: { reverification: { level: 'first_factor', afterMinutes: 1 } },
  },
}

function delay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, DELAY))
}
