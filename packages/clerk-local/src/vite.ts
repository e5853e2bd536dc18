import type { Plugin, PreviewServer, UserConfig, ViteDevServer } from 'vite'
import { instance } from './instance.js'
import { PROXY_PATH } from './listen.js'
import { type ClerkLocal, type ClerkLocalOptions, startClerkLocal } from './start-clerk-local.js'

export type { Seeds } from './seeds.js'

/** The options of the Vite plugin. */
export interface ClerkLocalPluginOptions extends ClerkLocalOptions {
  /**
   * Whether `vite build` contains the local keys, for `vite preview` in a test. Do not use such a build in production.
   * @default false
   */
  readonly inBuild?: boolean
}

/**
 * Creates a Vite plugin that starts a local Clerk with `vite` and `vite preview`, and proxies `/__clerk` to it. It sets
 * `VITE_CLERK_PUBLISHABLE_KEY`, `VITE_CLERK_PROXY_URL` and, for `@clerk/clerk-react` 5, `VITE_CLERK_JS_URL` in `import.meta.env`.
 * A production build contains none of it.
 *
 * @example
 * export default defineConfig({ plugins: [clerkLocal()] })
 */
export function clerkLocal({ inBuild = false, ...options }: ClerkLocalPluginOptions = {}): Plugin {
  let lease: Lease | undefined
  let withoutServer: Lease | undefined

  /** Vite restarts with the same plugin before it closes the old server: each server releases its own lease. */
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

/** A shared server. */
export interface Lease {
  readonly clerk: ClerkLocal
  /** Closes the server with the last lease. */
  readonly release: () => Promise<void>
}

const running = new Map<string, { readonly server: Promise<ClerkLocal>; leases: number }>()

/** Starts a server, or shares a running one with the same options: Vite restarts before it has stopped. */
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
