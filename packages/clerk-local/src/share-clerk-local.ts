import { startClerkLocal, type ClerkLocal, type ClerkLocalOptions } from './start-clerk-local.js'

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
