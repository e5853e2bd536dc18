import { listen, startBackend, stop, type BackendOptions } from '@x/example-shared/server/backend.ts'
import { createApp } from './app.ts'

export type Stack = Awaited<ReturnType<typeof startStack>>

/** Starts the page, the API on an origin of its own and, without keys, a local Clerk. */
export async function startStack(options: BackendOptions = {}) {
  const backend = await startBackend(options)
  const { url, apiUrl, app, clerk, people, verifyKeys, log } = backend
  const { publishableKey } = verifyKeys
  const page = createApp({ api: app, apiUrl, publishableKey, people, ...(clerk && { clerkUrl: clerk.url }) })
  const server = await listen(page, url)

  return {
    url,
    apiUrl,
    clerk,
    people,
    /** Every request that reached the API. */
    log,
    close: async () => {
      await Promise.all([stop(server), backend.close()])
    },
  }
}
