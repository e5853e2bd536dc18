import { MutationCache, onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Component, StrictMode, Suspense, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { SWRConfig } from 'swr'
import { vi } from 'vitest'
import { AuthFetchProvider, useAuthIdentity } from '../../src/fetch.js'
import { createFakeAuth } from '../support/fake-auth.js'
import type { Case, Step } from './generators.js'
import { hashes, Hook, type Me, type World } from './hooks.js'
import { findOwners, identityOf, ownerOf, type Owner } from './watermark.js'

/** More in one step than any of the libraries makes. */
const maxRenders = 200

interface BoundaryProps {
  readonly children: ReactNode
  readonly of: string
}

/** Shows nothing after an error, until somebody else is signed in. */
class Boundary extends Component<BoundaryProps, { readonly error?: unknown; readonly of?: string }> {
  override state = {}
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  static getDerivedStateFromProps({ of }: BoundaryProps, state: { readonly of?: string }) {
    return of === state.of ? null : { of, error: undefined }
  }
  override render() {
    const { error }: { readonly error?: unknown } = this.state
    return error === undefined ? this.props.children : null
  }
}

function Frame({ children }: { readonly children: ReactNode }) {
  const identity = useAuthIdentity()
  return (
    <Boundary of={identity ? ownerOf(identity) : String(identity)}>
      <Suspense>{children}</Suspense>
    </Boundary>
  )
}

/** Things that wait for their turn. */
function createTurns() {
  const waiting: (() => void)[] = []
  return {
    turn: (signal?: AbortSignal | null) =>
      new Promise<void>((resolve, reject) => {
        waiting.push(resolve)
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      }),
    release: (which: number) => waiting.splice(which % Math.max(1, waiting.length), 1).forEach((next) => next()),
    releaseAll: () => waiting.splice(0).forEach((next) => next()),
  }
}

function readOwner(authorization: string | null): Owner | undefined {
  const payload = authorization?.split('.')[1]
  if (payload === undefined) return undefined
  const claims: { sub: string; o?: { id: string } } = JSON.parse(atob(payload))
  return ownerOf({ userId: claims.sub, orgId: claims.o?.id })
}

/** An API whose answers, failures too, name their owner in several places. */
function createApi(statuses: number[], turn: World['turn'], fault: World['fault']) {
  return async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    init?.signal?.throwIfAborted()
    const of = readOwner(new Headers(init?.headers).get('authorization'))
    const foreign = [...findOwners(init?.body)].filter((owner) => owner !== of)
    if (foreign.length > 0) fault(`a request of ${of} carries data of ${foreign.join(', ')}`)
    const status = statuses.shift() ?? 200
    await turn(init?.signal)
    return Response.json({ of, path: String(input), rows: [{ id: 1, by: { name: `of ${of}` } }] }, { status })
  }
}

/** Lets this many milliseconds of timers pass, and React do what it has scheduled. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await new Promise((resolve) => setImmediate(resolve))
}

/** What one case came to. */
export interface Outcome {
  readonly faults: readonly string[]
  readonly rendersWithData: number
}

/** Plays one case. Timers are fake. */
export async function play({ first, isStrict, clientHash, hooks, steps }: Case): Promise<Outcome> {
  const faults = new Set<string>()
  let current = 'the first render'
  let isLost = false
  function fault(text: string): void {
    // What follows from it is no fault of its own.
    if (!isLost || faults.size === 0) faults.add(`${text}, in: ${current}`)
  }
  const turns = createTurns()
  const statuses: number[] = []
  const auths = [createFakeAuth(first && identityOf(first)), createFakeAuth(identityOf('carol@globex'))] as const
  const ownersNow: Me[] = [first, 'carol@globex']
  const gone = new Set<Owner>()
  const pages = hooks.map(() => 0)
  const mounts = hooks.map(() => 0)
  const renders = new Map<string, number>()
  const unsettled = new Map<Promise<unknown>, string>()
  /** Mutations that were not told their end yet, by their variables. */
  const begun = new Map<unknown, string>()
  let hasSecond = false
  let isHolding = false
  let rendersWithData = 0

  const world: World = {
    fault,
    turn: turns.turn,
    pageOf: (slot) => pages[slot] ?? 0,
    ownerAt: (at) => ownersNow[at],
    track(what, promise) {
      if (!(promise instanceof Promise)) return
      unsettled.set(promise, `${what} of ${current}`)
      const forget = () => void unsettled.delete(promise)
      promise.then(forget, forget)
    },
    begin: (variables) => void begun.set(variables, current),
    end: (variables) => void begun.delete(variables),
    countRender(what) {
      const count = (renders.get(what) ?? 0) + 1
      renders.set(what, count)
      if (count < maxRenders) return
      fault(`${what} renders without end`)
      throw new Error('too many renders')
    },
    lastMe: new Map(),
    once: new Map(),
    calls: new Map(),
    sawData: () => void (rendersWithData += 1),
  }
  const api = createApi(statuses, turns.turn, fault)
  /** A callback for all mutations of the app. */
  function refuseGone(name: string) {
    return (result: unknown): void => {
      const found = [...findOwners(result)].filter((owner) => !ownersNow.includes(owner))
      if (found.length > 0) fault(`${name} of the mutation cache is given a response of ${found.join(', ')}`)
    }
  }
  const client = new QueryClient({
    mutationCache: new MutationCache({
      onSuccess: refuseGone('onSuccess'),
      onError: refuseGone('onError'),
      onSettled: refuseGone('onSettled'),
    }),
    defaultOptions: { queries: { retryDelay: 5, ...(clientHash && { queryKeyHashFn: hashes[clientHash] }) } },
  })
  const cache = new Map<string, object>()
  const swr = { provider: () => cache, dedupingInterval: 0, focusThrottleInterval: 0, errorRetryInterval: 5 }
  // React reveals what suspended at most every 300 ms.
  const tick = hooks.some((spec) => 'suspense' in spec || spec.hook === 'useAuthSuspenseQuery') ? 400 : 2

  const Page = ({ at }: { readonly at: number }) =>
    hooks.map((spec, slot) => (
      <Frame key={`${slot} ${mounts[slot]}`}>
        <Hook world={world} spec={spec} slot={slot} at={at} />
      </Frame>
    ))
  const Provider = ({ at }: { readonly at: 0 | 1 }) => (
    <AuthFetchProvider useAuth={auths[at].useAuth} fetch={api}>
      <Page at={at} />
    </AuthFetchProvider>
  )
  /** An error that no boundary of the app can catch, with the last of our own functions that it came through. */
  function lose(error: unknown): void {
    isLost = true
    const [place = ''] = (error instanceof Error && error.stack?.match(/src\/[^:]+:\d+/g)?.slice(1)) || []
    faults.clear()
    fault(`the whole app is gone by ${String(error)}, at ${place}`)
  }
  const root = createRoot(document.createElement('div'), {
    onUncaughtError: (error) => lose(error),
    onCaughtError() {},
  })
  function show(): void {
    const app = (
      <QueryClientProvider client={client}>
        <SWRConfig value={swr}>
          <Provider at={0} />
          {hasSecond && <Provider at={1} />}
        </SWRConfig>
      </QueryClientProvider>
    )
    flushSync(() => root.render(isStrict ? <StrictMode>{app}</StrictMode> : app))
  }

  function move(at: 0 | 1, next: Owner | null): void {
    const before = ownersNow[at]
    const { userId, orgId } = next ? identityOf(next) : {}
    flushSync(() => (userId === undefined ? auths[at].signOut() : auths[at].signIn(userId, orgId)))
    ownersNow[at] = next
    if (at === 1 && !hasSecond) return
    if (before && before !== next) gone.add(before)
    if (next) gone.delete(next)
  }

  function checkCaches(): void {
    const mounted = hasSecond ? ownersNow : ownersNow.slice(0, 1)
    const kept = (found: Set<Owner>) => [...found].filter((owner) => gone.has(owner) && !mounted.includes(owner))
    const queries = client.getQueryCache().getAll()
    const mutations = client.getMutationCache().getAll()
    const stores = {
      'the query cache': queries.map(({ queryKey, state }) => [queryKey, state]),
      'the mutation cache': mutations.map(({ options, state }) => [options.mutationKey, state]),
      'the cache of SWR': [...cache],
    }
    for (const [name, content] of Object.entries(stores)) {
      const found = kept(findOwners(content))
      if (found.length > 0) fault(`${name} holds what belongs to ${found.join(', ')}`)
    }
  }

  function take(step: Step): void {
    switch (step.do) {
      case 'sign in':
        return move(step.at, step.as)
      case 'sign out':
        return move(step.at, null)
      case 'unload':
        return flushSync(auths[step.at].unload)
      case 'refresh token':
        return flushSync(auths[step.at].refreshToken)
      case 'call': {
        const calls = world.calls.get(`${step.hook % hooks.length}/${step.at}`) ?? []
        const actions = step.late === 0 ? calls.at(-1) : calls[step.late % calls.length]
        const result = actions?.[step.action % actions.length]?.()
        if (result instanceof Promise) result.catch(() => {})
        return
      }
      case 'fail':
        return void statuses.push(...Array.from({ length: step.times }, () => step.status))
      case 'hold':
        isHolding = true
        return
      case 'release':
        return turns.release(step.which)
      case 'release all':
        isHolding = false
        return turns.releaseAll()
      case 'go offline':
        return onlineManager.setOnline(false)
      case 'go online':
        return onlineManager.setOnline(true)
      case 'focus':
        window.dispatchEvent(new Event('focus'))
        document.dispatchEvent(new Event('visibilitychange'))
        return
      case 'invalidate':
        return void client.invalidateQueries()
      case 'remount':
        mounts[step.hook % hooks.length] = (mounts[step.hook % hooks.length] ?? 0) + 1
        return show()
      case 'turn page':
        pages[step.hook % hooks.length] = 1 - (pages[step.hook % hooks.length] ?? 0)
        return show()
      case 'mount second':
        hasSecond = true
        if (ownersNow[1]) gone.delete(ownersNow[1])
        return show()
      case 'unmount second':
        hasSecond = false
        // Nobody has signed out: what is left may stay until somebody does.
        if (ownersNow[1]) gone.delete(ownersNow[1])
        return show()
      case 'wait':
        return
    }
  }

  async function settle(ms: number): Promise<void> {
    await pass(1)
    await pass(1)
    checkCaches()
    for (let round = 0; round < 3; round += 1) {
      if (isHolding) break
      turns.releaseAll()
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await pass(round === 1 ? tick : 2)
    }
    if (ms > 0) await pass(ms)
    checkCaches()
    renders.clear()
  }

  show()
  await settle(0)
  for (const [index, step] of steps.entries()) {
    current = `step ${index}, ${step.do}`
    take(step)
    // oxlint-disable-next-line no-await-in-loop
    await settle(step.do === 'wait' ? step.ms : 0)
    if (faults.size > 0) break
  }
  if (faults.size === 0) {
    current = 'the end'
    isHolding = false
    onlineManager.setOnline(true)
    // What was begun while Clerk loads waits for who signs in.
    for (const at of [0, 1] as const) if (ownersNow[at] === undefined) move(at, 'alice@acme')
    // Retries, and a mutation after the other in a scope. Then the longest delay between two tries, which nothing can cut short.
    for (let round = 0; round < 20 && (round < 2 || unsettled.size + begun.size > 0); round += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await settle(round < 10 ? 50 : 5000)
    }
    for (const what of unsettled.values()) fault(`a promise does not settle: ${what}`)
    for (const when of begun.values()) fault(`onSettled is not called for what began in: ${when}`)
  }
  root.unmount()
  onlineManager.setOnline(true)
  await pass(1)
  client.clear()
  vi.clearAllTimers()
  return { faults: [...faults], rendersWithData }
}
