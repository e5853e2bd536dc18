import type { Plugin, PreviewServer, UserConfig, ViteDevServer } from 'vite'
import { instance } from './instance.js'
import { PROXY_PATH } from './listen.js'
import { type ClerkLocal, type ClerkLocalOptions, startClerkLocal } from './start-clerk-local.js'

export type { Seeds } from './seeds.js'

/** What to start with the dev server. */
export interface ClerkLocalPluginOptions extends ClerkLocalOptions {
  /**
   * Whether `vite build` puts the local keys in, for `vite preview` in a test. Such a build is not for production.
   * @default false
   */
  readonly inBuild?: boolean
}

/**
 * A Vite plugin that starts a local Clerk with `vite` and `vite preview`, forwards `/__clerk` to it, and tells the page by
 * `import.meta.env`: `VITE_CLERK_PUBLISHABLE_KEY`, `VITE_CLERK_PROXY_URL`, and `VITE_CLERK_JS_URL` for
 * `@clerk/clerk-react` 5. A build for production gets nothing of it.
 *
 * @example
 * export default defineConfig({ plugins: [clerkLocal()] })
 */
export function clerkLocal({ inBuild = false, ...options }: ClerkLocalPluginOptions = {}): Plugin {
  let lease: Lease | undefined
  let withoutServer: Lease | undefined

  /** Vite starts anew with the same plugin before it closes what was: each server gives back its own lease. */
  function closeWith({ httpServer }: Pick<ViteDevServer | PreviewServer, 'httpServer'>): void {
    const held = lease
    if (httpServer) httpServer.once('close', () => void held?.release())
    else withoutServer = held
  }

  return {
    name: 'clerk-local',
    async config(_config, { command }): Promise<Omit<UserConfig, 'plugins'> | undefined> {
      if (command === 'build') return inBuild ? { define } : undefined
      lease = await shareClerkLocal(options)
      const proxy = { [PROXY_PATH]: { target: lease.clerk.url } }
      return { define, server: { proxy }, preview: { proxy } }
    },
    configResolved({ logger }) {
      if (!lease) return
      const { url, users } = lease.clerk
      logger.info(`  clerk-local at ${url}. Sign in as:`)
      for (const { email, password } of users) logger.info(`    ${email}  ${password}`)
    },
    configureServer: closeWith,
    configurePreviewServer: closeWith,
    closeBundle: () => withoutServer?.release(),
  }
}

const define = Object.fromEntries(
  Object.entries({
    VITE_CLERK_PUBLISHABLE_KEY: instance.publishableKey,
    VITE_CLERK_PROXY_URL: PROXY_PATH,
    VITE_CLERK_JS_URL: `${PROXY_PATH}/npm/@clerk/clerk-js@5/dist/clerk.browser.js`,
  }).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)]),
)

/** A server that others may use as well. */
export interface Lease {
  readonly clerk: ClerkLocal
  /** The last one who goes closes it. */
  readonly release: () => Promise<void>
}

const running = new Map<string, { readonly server: Promise<ClerkLocal>; leases: number }>()

/** Starts a server, or takes part in one with these options that runs: Vite starts anew before it has ended the old. */
export async function shareClerkLocal(options: ClerkLocalOptions): Promise<Lease> {
  const key = JSON.stringify(options)
  const shared = running.get(key) ?? { server: startClerkLocal(options), leases: 0 }
  running.set(key, shared)
  shared.leases += 1
  let isHeld = true

  async function release(): Promise<void> {
    if (!isHeld) return
    isHeld = false
    shared.leases -= 1
    if (shared.leases > 0) return
    running.delete(key)
    await (await shared.server).close()
  }

  try {
    return { clerk: await shared.server, release }
  } catch (error) {
    running.delete(key)
    throw error
  }
}
