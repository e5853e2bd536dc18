import { render } from '@testing-library/react'
import { startTransition, useDeferredValue, useState } from 'react'
import { SWRConfig } from 'swr'
import useSWRInfinite from 'swr/infinite'
import useSWRMutation from 'swr/mutation'
import { describe, expect, it } from 'vitest'
import { AuthFetchProvider, useAuthIdentity } from '../src/fetch.js'
import { useClerkSWR, useClerkSWRInfinite, useClerkSWRMutation } from '../src/swr.js'
import { createFakeAuth } from './support/fake-auth.js'
import { Boundaries, shows } from './support/boundaries.js'
import { createFakeApi } from './support/fake-api.js'
import { settle } from './support/probe.js'
import { mountApp } from './support/render-app.js'

const mounted = 50
const load = async () => 'data'
const auth = createFakeAuth({ userId: 'alice' })

interface Shown {
  readonly shown: unknown
  readonly act?: () => Promise<unknown>
}

const hooks: Readonly<Record<string, readonly [(id: number) => Shown, (id: number) => Shown]>> = {
  'useClerkSWRInfinite, of which data is read': [
    (id) => {
      const list = useSWRInfinite((page) => `/api/${id}/${page}`, load)
      return { shown: list.data, act: () => list.mutate() }
    },
    (id) => {
      const list = useClerkSWRInfinite((page) => `/api/${id}/${page}`, load)
      return { shown: list.data, act: () => list.mutate() }
    },
  ],
  'useClerkSWRInfinite, of which all is read': [
    (id) => {
      const { data, error, isLoading, isValidating, setSize } = useSWRInfinite((page) => `/api/${id}/${page}`, load)
      return { shown: [data, error, isLoading, isValidating], act: () => setSize(2) }
    },
    (id) => {
      const { data, error, isLoading, isValidating, setSize } = useClerkSWRInfinite(
        (page) => `/api/${id}/${page}`,
        load,
      )
      return { shown: [data, error, isLoading, isValidating], act: () => setSize(2) }
    },
  ],
  'useClerkSWRMutation, of which data is read': [
    (id) => {
      const mutation = useSWRMutation(`/api/${id}`, load)
      return { shown: mutation.data, act: () => mutation.trigger() }
    },
    (id) => {
      const mutation = useClerkSWRMutation(`/api/${id}`, load)
      return { shown: mutation.data, act: () => mutation.trigger() }
    },
  ],
  'useClerkSWRMutation, of which all is read': [
    (id) => {
      const { data, error, isMutating, trigger } = useSWRMutation(`/api/${id}`, load)
      return { shown: [data, error, isMutating], act: () => trigger() }
    },
    (id) => {
      const { data, error, isMutating, trigger } = useClerkSWRMutation(`/api/${id}`, load)
      return { shown: [data, error, isMutating], act: () => trigger() }
    },
  ],
  'useClerkSWRMutation, of which nothing is read': [
    (id) => ({ shown: null, act: useSWRMutation(`/api/${id}`, load).trigger }),
    (id) => ({ shown: null, act: useClerkSWRMutation(`/api/${id}`, load).trigger }),
  ],
}

/** Renders many of one hook, and counts: on mount, after what it can do, and after a token refresh. */
async function count(useShown: (id: number) => Shown) {
  const acts: (() => Promise<unknown>)[] = []
  const cache = new Map<string, object>()
  const swr = { provider: () => cache, dedupingInterval: 0 }
  let renders = 0
  function Item({ id }: { readonly id: number }) {
    const { shown, act } = useShown(id)
    renders += 1
    if (act) acts[id] = act
    return <p>{JSON.stringify(shown)}</p>
  }
  const page = render(
    <AuthFetchProvider useAuth={auth.useAuth} fetch={createFakeApi().fetch}>
      <SWRConfig value={swr}>
        {Array.from({ length: mounted }, (_, id) => (
          <Item key={id} id={id} />
        ))}
      </SWRConfig>
    </AuthFetchProvider>,
  )
  const counts: number[] = []
  const steps = [() => {}, () => acts.forEach((act) => void act()), () => auth.refreshToken()]
  for (const step of steps) {
    step()
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await settle(60)
    counts.push(renders)
    renders = 0
  }
  const texts = page.container.textContent
  page.unmount()
  return { counts, texts }
}

it.each(Object.entries(hooks))(
  `${mounted} of %s render as often as the bare ones`,
  async (_name, [usePlain, useOurs]) => {
    const plain = await count(usePlain)
    const ours = await count(useOurs)
    expect(ours).toEqual(plain)
    expect(ours.counts[0]).toBeGreaterThanOrEqual(mounted)
    expect(ours.counts[2]).toBe(0)
  },
)

describe('concurrent rendering', () => {
  interface Frame {
    readonly user: string
    readonly text: string
  }

  /** Moves to another key in a transition or a deferred value, and signs another user in before it ends. */
  async function switchDuring(how: 'transition' | 'deferred value', suspense: boolean) {
    let go = (): void => {}
    const rendered: Frame[] = []
    function Page() {
      const [id, setId] = useState(1)
      const deferred = useDeferredValue(id)
      const user = useAuthIdentity()?.userId ?? 'nobody'
      const key = `/api/${how === 'transition' ? id : deferred}`
      const { data } = useClerkSWR<string>(key, { suspense, keepPreviousData: true })
      go = () => (how === 'transition' ? startTransition(() => setId(2)) : setId(2))
      rendered.push({ user, text: String(data) })
      return <p>{`${user}: ${data}`}</p>
    }
    const page = mountApp(
      () => (
        <Boundaries>
          <Page />
        </Boundaries>
      ),
      { as: { userId: 'alice' } },
    )
    await shows(page, 'alice: alice /api/1')
    const frames: string[] = []
    page.api.hold()
    go()
    await settle(20)
    const observer = new MutationObserver(() => frames.push(page.container.textContent))
    observer.observe(page.container, { subtree: true, childList: true, characterData: true })
    page.auth.signIn('bob')
    await settle(20)
    page.api.release()
    await shows(page, 'bob: bob /api/2')
    observer.disconnect()
    return { frames, rendered }
  }

  it.each([
    ['transition', true],
    ['transition', false],
    ['deferred value', true],
    ['deferred value', false],
  ] as const)(
    'a %s under way when another signs in shows nothing of the last user (suspense: %s)',
    async (how, suspense) => {
      const { frames, rendered } = await switchDuring(how, suspense)
      expect(frames.length).toBeGreaterThan(0)
      expect(frames.filter((text) => text.includes('bob: alice'))).toEqual([])
      expect(frames.at(-1)).not.toContain('alice')
      expect(rendered.filter(({ user, text }) => user === 'bob' && text.includes('alice'))).toEqual([])
      expect(rendered.some(({ user, text }) => user === 'bob' && text.includes('bob'))).toBe(true)
    },
  )
})
