import { loadEnv } from 'vite'
import { startStack, type StackOptions } from './stack.ts'

const PAGE_PORT = 5173
const API_PORT = 8787

/** Starts the Vite app of this folder with all that it needs, and says where it is and who can sign in. */
export async function runDemo(options: Pick<StackOptions, 'routes'> = {}): Promise<void> {
  const root = process.cwd()
  const { VITE_CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: secretKey } = loadEnv('development', root, '')
  const keys = publishableKey && secretKey ? { publishableKey, secretKey } : undefined
  const halfKeys = Boolean(publishableKey) !== Boolean(secretKey)

  const ports = { port: PAGE_PORT, apiPort: API_PORT }
  const stack = await startStack({ root, mode: 'dev', ...ports, ...options, ...(keys && { keys }) })

  const lines = [
    '',
    `  Page   ${stack.url}${moved(stack.url, PAGE_PORT)}`,
    `  API    ${stack.apiUrl}${moved(stack.apiUrl, API_PORT)}`,
    `  Clerk  ${stack.clerk ? `local, ${stack.clerk.url}` : 'your application, by the keys in .env.local'}`,
    ...(halfKeys ? ['         (.env.local has one of the two keys; both are needed for your application)'] : []),
    '',
    ...stack.people.map(({ email, password }) => `  Sign in as ${email} with the password ${password}`),
    '',
    '  Ctrl-C ends it.',
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stack.close().finally(() => process.exit(0)))
  }
}

function moved(url: string, port: number): string {
  return url.endsWith(`:${port}`) ? '' : `  (${port} was busy)`
}
