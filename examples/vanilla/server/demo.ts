import { existsSync } from 'node:fs'
import { startStack } from './stack.ts'

if (existsSync('.env.local')) process.loadEnvFile('.env.local')
const { CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: secretKey } = process.env
const keys = publishableKey && secretKey ? { publishableKey, secretKey } : undefined
const halfKeys = Boolean(publishableKey) !== Boolean(secretKey)

const stack = await startStack({ port: 5175, apiPort: 8789, ...(keys && { keys }) })

const lines = [
  '',
  `  Page   ${stack.url}`,
  `  API    ${stack.apiUrl}`,
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
