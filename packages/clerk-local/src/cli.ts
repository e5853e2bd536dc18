#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { DEFAULT_PORT, startClerkLocal, type ClerkLocal, type ClerkLocalOptions } from './start-clerk-local.js'

const HELP = `clerk-local: a Clerk Frontend API on 127.0.0.1, for development only.

Usage: clerk-local [options]

  --port <number>            port to listen on; 0 takes a free one (default ${DEFAULT_PORT})
  --token-lifetime <seconds> life of a session token (default 60)
  --help                     show this
`

try {
  const options = readOptions(process.argv.slice(2))
  if (options) await run(options)
  else process.stdout.write(HELP)
} catch (error) {
  process.stderr.write(`clerk-local: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(options: ClerkLocalOptions): Promise<void> {
  const clerk = await startClerkLocal({
    ...options,
    onNotice: (message) => process.stderr.write(`${message}\n`),
  })
  process.stdout.write(summary(clerk))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void clerk.close())
}

function readOptions(args: string[]): ClerkLocalOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      'token-lifetime': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return undefined
  const port = readNumber('--port', values.port, 0, 65_535)
  const tokenLifetime = readNumber('--token-lifetime', values['token-lifetime'], 1, 31_536_000)
  return { ...(port !== undefined && { port }), ...(tokenLifetime !== undefined && { tokenLifetime }) }
}

function readNumber(flag: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text === '' || !Number.isInteger(value) || value < min || value > max) {
    throw new Error(`${flag} takes a whole number from ${min} to ${max}, not "${text}"`)
  }
  return value
}

function summary({ url, proxyUrl, publishableKey, users }: ClerkLocal): string {
  return `clerk-local listens on ${url}
For development only: anyone on this machine can sign in as anyone.

  publishableKey  ${publishableKey}
  proxyUrl        ${proxyUrl}
  clerk-js        ${proxyUrl}/npm/@clerk/clerk-js@5/dist/clerk.browser.js
  JWKS            ${url}/.well-known/jwks.json

Sign in with:
${users.map(({ email, password }) => `  ${email}  ${password}`).join('\n')}
`
}
