import { loadEnv } from 'vite'
import { announceDemo, bothKeys } from './announce.ts'
import { startStack, type StackOptions } from './stack.ts'

const PAGE_PORT = 5173
const API_PORT = 8787

/** Starts the Vite app in the current folder with its API and Clerk, and prints where it is and who can sign in. */
export async function runDemo(options: Pick<StackOptions, 'routes' | 'mode'> = {}): Promise<void> {
  const root = process.cwd()
  const env = loadEnv('development', root, '')
  const keys = { publishableKey: env['VITE_CLERK_PUBLISHABLE_KEY'], secretKey: env['CLERK_SECRET_KEY'] }
  const complete = bothKeys(keys)
  const ports = { port: PAGE_PORT, apiPort: API_PORT }
  const stack = await startStack({ root, serve: 'dev', ...ports, ...options, ...(complete && { keys: complete }) })
  announceDemo({ ...stack, preferredPort: PAGE_PORT, preferredApiPort: API_PORT }, keys)
}
