import { startClerkLocal } from '@x/clerk-local'
import { startGateway } from './gateway.ts'
import { buildEnv, runEnv } from './next-env.ts'
import { startNext } from './next-process.ts'
import { freePort } from '@x/example-shared/server/ports.ts'

export interface StackOptions {
  /** The folder of the Next app. */
  readonly dir: string
  /** `dev` serves the sources; `start` serves a build made with `buildEnv`. */
  readonly mode: 'dev' | 'start'
  readonly port?: number
  /** Seconds until a token of the local Clerk expires. */
  readonly tokenLifetime?: number
}

export type Stack = Awaited<ReturnType<typeof startStack>>

/** Starts a local Clerk, Next, and the gateway in front of both. */
export async function startStack({ dir, mode, port: preferred, tokenLifetime }: StackOptions) {
  const clerk = await startClerkLocal({ port: 0, ...(tokenLifetime && { tokenLifetime }) })
  const port = await freePort(preferred)
  const url = `http://localhost:${port}`
  const people = clerk.users.map(({ firstName, email, password }) => ({ name: firstName, email, password }))
  const nextPort = await freePort()
  const { publishableKey } = clerk
  const gateway = await startGateway({ port, nextPort, clerkUrl: clerk.url, publishableKey, people })
  const env = { ...buildEnv(publishableKey), ...runEnv(clerk, url) }
  const next = await startNext(mode, nextPort, { dir, env })

  return {
    url,
    clerk,
    people,
    /** Every request to the app's API routes, including those of the server itself. */
    log: gateway.log,
    /** Rejects when Next exits. */
    ended: next.ended,
    close: async () => {
      await Promise.all([next.close(), gateway.close(), clerk.close()])
    },
  }
}
