import { fetchEventSource } from '@microsoft/fetch-event-source'
import { expect, it, vi } from 'vitest'
import { startExpiredSession } from './expired-session.js'

it('authFetch works with fetch-event-source, which reads a stream of events', async () => {
  // The library expects a page.
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('document', new EventTarget())
  const { origin, authFetch, expectReplay } = await startExpiredSession(
    () => new Response('data: 1\n\ndata: 2\n\n', { headers: { 'Content-Type': 'text/event-stream' } }),
  )
  const events: string[] = []
  await fetchEventSource(`${origin}/events`, {
    fetch: authFetch,
    headers: { 'X-Client': 'fetch-event-source' },
    openWhenHidden: true,
    onmessage: ({ data }) => events.push(data),
  })
  vi.unstubAllGlobals()
  expect(events).toEqual(['1', '2'])
  expect(expectReplay()).toMatchObject({
    method: 'GET',
    path: '/events',
    headers: { 'x-client': 'fetch-event-source', accept: 'text/event-stream' },
  })
})
