import { waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useAuthQuery } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { renderApp, type AppOptions } from './support/render-app.js'

interface Shown {
  readonly data: unknown
  readonly error: unknown
  readonly isLoading: boolean
}

/** Mounts one hook and records what each render saw. */
function renderHook(useHook: () => Shown, options?: AppOptions) {
  const seen: Shown[] = []
  function Probe() {
    const { data, error, isLoading } = useHook()
    seen.push({ data, error: error ?? null, isLoading })
    return null
  }
  return { ...renderApp(() => <Probe />, options), seen, last: () => seen.at(-1) }
}

const hooks = {
  useClerkSWR: () => useClerkSWR('/api/foo'),
  useAuthQuery: () => useAuthQuery({ queryKey: ['foo'], url: '/api/foo' }),
}

describe.each(Object.entries(hooks))('%s', (_name, useHook) => {
  it('is loading and sends nothing until Clerk is loaded', async () => {
    const { api, auth, last } = renderHook(useHook)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(last()).toEqual({ data: undefined, error: null, isLoading: true })
    expect(api.requests).toEqual([])
    expect(auth.calls).toEqual([])
  })

  it('fetches once Clerk is loaded, with one token', async () => {
    const { api, auth, last, seen } = renderHook(useHook)
    await waitFor(() => expect(last()?.isLoading).toBe(true))
    auth.signIn('alice')
    await waitFor(() => expect(last()).toEqual({ data: 'alice /api/foo', error: null, isLoading: false }))
    expect(api.requests).toHaveLength(1)
    expect(auth.calls).toHaveLength(1)
    expect(seen.every(({ data, isLoading }) => isLoading || data !== undefined)).toBe(true)
  })

  it('is idle when signed out: no data, no error, not loading, no request', async () => {
    const { api, auth, last, seen } = renderHook(useHook, { as: null })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(last()).toEqual({ data: undefined, error: null, isLoading: false })
    expect(seen.some(({ isLoading }) => isLoading)).toBe(false)
    expect(api.requests).toEqual([])
    expect(auth.calls).toEqual([])
  })

  it('goes idle at sign-out', async () => {
    const { auth, last } = renderHook(useHook, { as: { userId: 'alice' } })
    await waitFor(() => expect(last()?.data).toBe('alice /api/foo'))
    auth.signOut()
    await waitFor(() => expect(last()).toEqual({ data: undefined, error: null, isLoading: false }))
  })

  it('serves the public too with signedOut: anonymous', async () => {
    const { last, auth } = renderHook(useHook, { as: null, options: { signedOut: 'anonymous' } })
    await waitFor(() => expect(last()?.data).toBe('nobody /api/foo'))
    auth.signIn('alice')
    await waitFor(() => expect(last()?.data).toBe('alice /api/foo'))
  })

  it('neither renders nor sends while isLoaded flickers', async () => {
    const { api, auth, last, seen } = renderHook(useHook, { as: { userId: 'alice' } })
    await waitFor(() => expect(last()?.data).toBe('alice /api/foo'))
    const renders = seen.length
    auth.unload()
    auth.signIn('alice')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(seen).toHaveLength(renders)
    expect(api.requests).toHaveLength(1)
  })

  it('does not retry a 4xx', async () => {
    const { api, last } = renderHook(useHook, { as: { userId: 'alice' } })
    api.statuses.push(403, 200)
    await waitFor(() => expect(last()?.error).toMatchObject({ name: 'HttpError', status: 403 }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(api.requests).toHaveLength(1)
  })

  it('works in StrictMode', async () => {
    const { auth, last } = renderHook(useHook, { as: { userId: 'alice' }, strict: true })
    await waitFor(() => expect(last()?.data).toBe('alice /api/foo'))
    auth.signIn('bob')
    await waitFor(() => expect(last()?.data).toBe('bob /api/foo'))
  })
})
