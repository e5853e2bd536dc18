import { existsSync } from 'node:fs'
import { announceDemo, bothKeys } from '@x/example-shared/server/announce.ts'
import { startStack } from './stack.ts'

const PORT = 5175
const API_PORT = 8789

if (existsSync('.env.local')) process.loadEnvFile('.env.local')
const { CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: secretKey } = process.env
const keys = bothKeys({ publishableKey, secretKey })

const stack = await startStack({ port: PORT, apiPort: API_PORT, ...(keys && { keys }) })
announceDemo({ ...stack, preferredPort: PORT, preferredApiPort: API_PORT }, { publishableKey, secretKey })
