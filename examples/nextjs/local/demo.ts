import { existsSync } from 'node:fs'
import { announceDemo, bothKeys } from '@x/example-shared/server/announce.ts'
import { freePort } from '@x/example-shared/server/ports.ts'
import { startNext } from './next-process.ts'
import { startStack } from './stack.ts'

const PORT = 3000

if (existsSync('.env.local')) process.loadEnvFile('.env.local')
const { NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: secretKey } = process.env

process.stdout.write('\n  Starting Next…\n')
const app = bothKeys({ publishableKey, secretKey }) ? await startHosted() : await startLocal()

let isClosing = false
const closeApp = () => {
  isClosing = true
  return app.close()
}
announceDemo({ ...app, preferredPort: PORT, close: closeApp }, { publishableKey, secretKey })
app.ended.catch((error: Error) => {
  if (isClosing) return
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})

async function startLocal() {
  return startStack({ dir: process.cwd(), mode: 'dev', port: PORT })
}

/** Starts plain Next, as `next dev` does. */
async function startHosted() {
  const port = await freePort(PORT)
  const { ended, close } = await startNext('dev', port, { dir: process.cwd(), env: { NEXT_TELEMETRY_DISABLED: '1' } })
  return { url: `http://localhost:${port}`, clerk: undefined, people: [], ended, close }
}
