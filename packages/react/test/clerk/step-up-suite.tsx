import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, waitFor } from '@testing-library/react'
import { fetchJson, isAuthFetchError, type AuthFetch } from '@x/auth-fetch'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import type { useAuthFetch, useAuthMutation as UseAuthMutation } from '../../src/index.js'
import { createFakeApi } from '../support/fake-api.js'
import { createClerk, startServer, type RealClerk } from '../support/real-clerk.js'

/** Clerk's `useReverification`, as far as both majors agree. */
type UseReverification = <Result>(
  fetcher: () => Promise<Result>,
  options: { onNeedsReverification: (properties: { complete: () => void; cancel: () => void }) => void },
) => () => Promise<unknown>

interface Setup {
  readonly name: string
  readonly major: 5 | 6
  readonly useReverification: UseReverification
  readonly useAuthFetch: typeof useAuthFetch
  readonly useAuthMutation: typeof UseAuthMutation
  readonly Providers: (props: {
    clerk: RealClerk
    publishableKey: string
    proxyUrl: string
    children: ReactNode
  }) => ReactNode
}

/** What Clerk's own helpers answer when the first factor was verified too long ago. */
const hint = {
  clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata: { reverification: 'strict' } },
}

/** As the guide has it: Clerk gets its hint, and any other failure stays one. */
function giveHint(error: unknown): never {
  if (isAuthFetchError(error, 'http') && 'clerk_error' in Object(error.data)) return error.data as never
  throw error
}

const ways = {
  'useReverification over authFetch': (authFetch: AuthFetch) => authFetch('/api/orders/1', { method: 'DELETE' }),
  'useReverification over fetchJson': (authFetch: AuthFetch) =>
    fetchJson(authFetch, '/api/orders/1', { method: 'DELETE' }).catch(giveHint),
}

export function describeStepUp({
  name,
  major,
  useReverification,
  useAuthFetch: useFetch,
  useAuthMutation,
  Providers,
}: Setup): void {
  /** Opens a page whose API gives these answers, and whose user always passes the prompt. */
  async function open(send: (authFetch: AuthFetch) => Promise<unknown>, answers: Response[]) {
    const server = await startServer()
    const clerk = await createClerk(major, server, 'user_alice')
    const api = createFakeApi()
    const pageFetch = globalThis.fetch
    globalThis.fetch = async (input, init) => {
      if (!String(input).includes('/api/')) return pageFetch(input, init)
      await api.fetch(input, init)
      return answers.shift() ?? Response.error()
    }

    let prompts = 0
    let call: () => Promise<unknown> = () => Promise.resolve()
    let mutate = call

    function Delete() {
      const authFetch = useFetch()
      const remove = useReverification(() => send(authFetch), {
        onNeedsReverification({ complete }) {
          prompts += 1
          complete()
        },
      })
      const mutation = useAuthMutation({ mutationFn: remove })
      // oxlint-disable-next-line react/globals -- the test presses the buttons
      call = remove
      // oxlint-disable-next-line react/globals -- as above
      mutate = () => mutation.mutateAsync()
      return <p>ready</p>
    }

    render(
      <Providers clerk={clerk} publishableKey={server.publishableKey} proxyUrl={server.proxyUrl}>
        <QueryClientProvider client={new QueryClient()}>
          <Delete />
        </QueryClientProvider>
      </Providers>,
    )
    await waitFor(() => expect(clerk.loaded).toBe(true))
    await act(async () => {})
    return { api, call, mutate, prompts: () => prompts }
  }

  const asked = () => new Response(JSON.stringify(hint), { status: 403 })
  const twice = [
    ['DELETE', 'user_alice'],
    ['DELETE', 'user_alice'],
  ]

  it.each(Object.entries(ways))(`${name}: %s prompts once and repeats once`, async (_way, send) => {
    const page = await open(send, [asked(), Response.json({ deleted: true })])
    expect(await page.call()).toEqual({ deleted: true })
    expect(page.prompts()).toBe(1)
    expect(page.api.requests.map(({ method, user }) => [method, user])).toEqual(twice)
  })

  it.each(Object.entries(ways))(`${name}: useAuthMutation over %s does so too`, async (_way, send) => {
    const page = await open(send, [asked(), Response.json({ deleted: true })])
    expect(await page.mutate()).toEqual({ deleted: true })
    expect(page.prompts()).toBe(1)
    expect(page.api.requests.map(({ method, user }) => [method, user])).toEqual(twice)
  })

  it.each([500, 403])(`${name}: over fetchJson an answer of %i after the prompt is an error`, async (status) => {
    const page = await open(ways['useReverification over fetchJson'], [
      asked(),
      Response.json({ failed: 1 }, { status }),
    ])
    await expect(page.mutate()).rejects.toMatchObject({ name: 'HttpError', status })
    expect(page.prompts()).toBe(1)
    expect(page.api.requests).toHaveLength(2)
  })
}
