import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)

/** The part of clerk-js that both majors share and the tests use. */
export interface ClerkInstance {
  readonly version: string
  readonly user: { readonly id: string; readonly fullName: string | null } | null | undefined
  readonly organization: { readonly id: string; readonly slug: string | null } | null | undefined
  readonly session: ClerkSession | null | undefined
  readonly client: {
    readonly sessions: readonly ClerkSession[]
    readonly signIn: { create(params: Readonly<Record<string, string>>): Promise<ClerkSignIn> }
  }
  load(options: { readonly proxyUrl: string }): Promise<void>
  setActive(params: { readonly session?: string | null; readonly organization?: string | null }): Promise<void>
  addListener(listener: (state: { readonly session?: ClerkSession | null }) => void): () => void
  signOut(callback: () => void, options?: { readonly sessionId?: string }): Promise<void>
}

export interface ClerkSession {
  readonly id: string
  readonly user: { readonly id: string } | null
  readonly lastActiveToken: object | null
  getToken(options?: { readonly template?: string; readonly skipCache?: boolean }): Promise<string | null>
  startVerification(params: { readonly level: string }): Promise<{ readonly status: string }>
  attemptFirstFactorVerification(params: {
    readonly strategy: string
    readonly password: string
  }): Promise<{ readonly status: string }>
}

export interface ClerkSignIn {
  readonly status: string | null
  readonly createdSessionId: string | null
  attemptFirstFactor(params: { readonly strategy: string; readonly password: string }): Promise<ClerkSignIn>
}

export type ClerkConstructor = new (publishableKey: string, options: { readonly proxyUrl: string }) => ClerkInstance

let loads = 0

/** Returns the unmodified `Clerk` from a new copy of its module. The module keeps singletons, so a new copy acts like a reloaded page. */
export async function loadClerkJs(major: 5 | 6): Promise<ClerkConstructor> {
  const file = join(dirname(require.resolve(`clerk-js-${major}`)), 'clerk.no-rhc.mjs')
  loads += 1
  const module: unknown = await import(/* @vite-ignore */ `${pathToFileURL(file).href}?load=${loads}`)
  if (!hasClerk(module)) throw new Error(`${file} exports no Clerk`)
  return module.Clerk
}

function hasClerk(module: unknown): module is { readonly Clerk: ClerkConstructor } {
  return typeof module === 'object' && module !== null && 'Clerk' in module
}
