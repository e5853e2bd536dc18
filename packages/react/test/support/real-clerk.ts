import { startClerkLocal, type ClerkLocal } from '@x/clerk-local'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'

const require = createRequire(import.meta.url)

/** The part of clerk-js that the tests use; both majors have it. */
export interface RealClerk {
  readonly loaded: boolean
  readonly user: { readonly id: string } | null | undefined
  readonly session:
    | {
        readonly id: string
        readonly status: string
        getToken(options?: { skipCache?: boolean }): Promise<string | null>
        reload(): Promise<unknown>
      }
    | null
    | undefined
  readonly client: {
    readonly signIn: { create(params: Record<string, string>): Promise<{ createdSessionId: string | null }> }
  }
  load(options: { readonly proxyUrl: string }): Promise<void>
  setActive(params: { session?: string | null; organization?: string | null }): Promise<void>
  signOut(callback: () => void): Promise<void>
}

type ClerkConstructor = new (publishableKey: string, options: { proxyUrl: string }) => RealClerk

let loads = 0

/** Starts a Frontend API that stops with the test. */
export async function startServer(): Promise<ClerkLocal> {
  const server = await startClerkLocal({ port: 0 })
  onTestFinished(() => server.close())
  return server
}

/** Makes the unmodified clerk-js, evaluated anew since it keeps singletons, in a browser with the cookies of these users. */
export async function createClerk(major: 5 | 6, server: ClerkLocal, userId?: string): Promise<RealClerk> {
  clearCookies()
  onTestFinished(behaveAsBrowser())
  if (userId !== undefined) {
    for (const { name, value } of server.createSignedInClient(userId).cookies) document.cookie = `${name}=${value}`
  }
  loads += 1
  const file = join(dirname(require.resolve(`clerk-js-${major}`)), 'clerk.no-rhc.mjs')
  const module: { Clerk: ClerkConstructor } = await import(
    /* @vite-ignore */ `${pathToFileURL(file).href}?load=${loads}`
  )
  return new module.Clerk(server.publishableKey, { proxyUrl: server.proxyUrl })
}

/** Signs a user in by password and makes the session the active one. */
export async function signIn(clerk: RealClerk, identifier: string): Promise<void> {
  const { createdSessionId } = await clerk.client.signIn.create({
    strategy: 'password',
    identifier,
    password: 'clerk-local-demo',
  })
  await clerk.setActive({ session: createdSessionId })
}

/** Has the Frontend API say that the session has a task left to do, or no longer, and clerk-js ask it. */
export async function setPending(clerk: RealClerk, isPending: boolean): Promise<void> {
  const { fetch: pageFetch } = globalThis
  globalThis.fetch = async (input, init) => {
    const response = await pageFetch(input, init)
    const text = await response.text()
    const answer = text
      .replaceAll('"status":"active"', '"status":"pending"')
      .replaceAll('"tasks":null', '"tasks":[{"key":"choose-organization"}]')
    return new Response(isPending ? answer : text, response)
  }
  await clerk.session?.reload()
  globalThis.fetch = pageFetch
}

/** Makes up for what Node and jsdom do not do; returns what undoes it. */
function behaveAsBrowser(): () => void {
  const { fetch: nodeFetch, BroadcastChannel: NodeChannel, setTimeout: nodeTimeout } = globalThis
  const hasFocus = document.hasFocus.bind(document)
  const channels: BroadcastChannel[] = []
  const timers: ReturnType<typeof setTimeout>[] = []
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init)
    request.headers.set('Origin', 'http://localhost:3000')
    return nodeFetch(request)
  }
  document.hasFocus = () => true
  globalThis.BroadcastChannel = class extends NodeChannel {
    constructor(name: string) {
      super(name)
      channels.push(this)
    }
  }
  globalThis.setTimeout = Object.assign((...args: Parameters<typeof nodeTimeout>) => {
    const timer = nodeTimeout(...args)
    timers.push(timer)
    return timer
  }, nodeTimeout)
  return () => {
    Object.assign(globalThis, { fetch: nodeFetch, BroadcastChannel: NodeChannel, setTimeout: nodeTimeout })
    // A page that is closed looks after its session no more: clerk-js would ask for a window that is gone.
    timers.forEach(clearTimeout)
    document.hasFocus = hasFocus
    for (const channel of channels) channel.close()
  }
}

function clearCookies(): void {
  localStorage.clear()
  for (const cookie of document.cookie.split('; ')) {
    document.cookie = `${cookie.split('=')[0]}=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/`
  }
}
