import { existsSync } from 'node:fs'
import { startNext } from './next-process.ts'
import { freePort } from '../../vite-react/server/ports.ts'
import { startStack } from './stack.ts'

const PORT = 3000

if (existsSync('.env.local')) process.loadEnvFile('.env.local')
const { NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: secretKey } = process.env

process.stdout.write('\n  Starting Next…\n')
const app = publishableKey && secretKey ? await startHosted() : await startLocal()

const lines = [
  '',
  `  Page   ${app.url}${app.url.endsWith(`:${PORT}`) ? '' : `  (${PORT} was busy)`}`,
  `  Clerk  ${app.clerk}`,
  ...(Boolean(publishableKey) === Boolean(secretKey)
    ? []
    : ['         (.env.local has one of the two keys; both are needed for your application)']),
  '',
  ...app.people.map(({ email, password }) => `  Sign in as ${email} with the password ${password}`),
  '',
  '  Ctrl-C ends it.',
  '',
]
process.stdout.write(`${lines.join('\n')}\n`)

let isEnding = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    isEnding = true
    void app.close().finally(() => process.exit(0))
  })
}
app.ended.catch((error: Error) => {
  if (isEnding) return
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})

async function startLocal() {
  const { url, clerk, people, ended, close } = await startStack({ dir: process.cwd(), mode: 'dev', port: PORT })
  return { url, clerk: `local, ${clerk.url}`, people, ended, close }
}

/** Plain Next, as `next dev` starts it. */
async function startHosted() {
  const port = await freePort(PORT)
  const { ended, close } = await startNext('dev', port, { dir: process.cwd(), env: { NEXT_TELEMETRY_DISABLED: '1' } })
  return {
    url: `http://localhost:${port}`,
    clerk: 'your application, by the keys in .env.local',
    people: [],
    ended,
    close,
  }
}
