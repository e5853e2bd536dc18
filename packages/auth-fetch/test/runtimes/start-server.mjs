import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * Starts the contract's server in a thread of its own.
 *
 * @returns {Promise<{ origin: string, foreign: string, stop: () => Promise<unknown> }>} its two origins
 */
export async function startServer() {
  const worker = new Worker(new URL('server.mjs', import.meta.url))
  const [origins] = await once(worker, 'message')
  return { ...origins, stop: () => worker.terminate() }
}
