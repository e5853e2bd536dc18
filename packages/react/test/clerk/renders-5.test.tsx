// Where no AuthFetchProvider holds the scope, Clerk's own hook renders who asks it.
import { ClerkProvider, useAuth } from '@clerk/clerk-react'
import { render, waitFor } from '@testing-library/react'
import { SWRConfig } from 'swr'
import { expect, it } from 'vitest'
import { useAuthFetch, useClerkMutate, useClerkSWR, useClerkSWRInfinite, useClerkSWRMutation } from '../../src/index.js'
import { settle } from '../support/probe.js'
import { createClerk, startServer } from '../support/real-clerk.js'

const load = async () => 'data'

const hooks: Readonly<Record<string, () => unknown>> = {
  useAuth: () => useAuth().userId,
  useClerkSWR: () => useClerkSWR('/api/foo', load).data,
  useClerkSWRInfinite: () => useClerkSWRInfinite((page) => `/api/${page}`, load).data,
  useClerkSWRMutation: () => useClerkSWRMutation('/api/foo', load).trigger,
  useClerkMutate: () => useClerkMutate(),
  useAuthFetch: () => useAuthFetch(),
}

it('under a bare ClerkProvider token refreshes render the hooks no more often than useAuth', async () => {
  const server = await startServer()
  const clerk = await createClerk(5, server, 'user_alice')
  const renders: Record<string, number> = {}
  const makeItem = (name: string, useHook: () => unknown) =>
    function Item() {
      useHook()
      renders[name] = (renders[name] ?? 0) + 1
      return null
    }
  const items = Object.entries(hooks).map(([name, useHook]) => ({ name, Item: makeItem(name, useHook) }))
  const page = render(
    <ClerkProvider
      Clerk={clerk as never}
      publishableKey={server.publishableKey}
      proxyUrl={server.proxyUrl}
      telemetry={false}
    >
      <SWRConfig value={{ provider: () => new Map<string, object>() }}>
        {items.map(({ name, Item }) => (
          <Item key={name} />
        ))}
      </SWRConfig>
    </ClerkProvider>,
  )
  await waitFor(() => expect(clerk.loaded).toBe(true))
  await settle(50)
  for (const name of Object.keys(hooks)) renders[name] = 0
  for (let refresh = 0; refresh < 5; refresh += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await clerk.session?.getToken({ skipCache: true })
    // oxlint-disable-next-line no-await-in-loop -- as above
    await settle(20)
  }
  expect(renders['useAuth']).toBeGreaterThan(0)
  expect(renders).toEqual(Object.fromEntries(Object.keys(hooks).map((name) => [name, renders['useAuth']])))
  page.unmount()
})
