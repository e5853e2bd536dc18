import { onTestFinished } from 'vitest'
import { startClerkLocal, type ClerkLocal, type ClerkLocalOptions } from '../../src/index.js'

/** Starts a server on a free port that stops with the test. */
export async function startServer(options: ClerkLocalOptions = {}): Promise<ClerkLocal> {
  const server = await startClerkLocal({ port: 0, ...options })
  onTestFinished(() => server.close())
  return server
}
