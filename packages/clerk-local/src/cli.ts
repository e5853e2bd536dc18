#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { SeedOrganization, SeedUser } from './seeds.js'
import { type ClerkLocal, type ClerkLocalOptions, DEFAULT_PORT, startClerkLocal } from './start-clerk-local.js'

const HELP = `clerk-local: a Clerk Frontend API on 127.0.0.1, for development and tests only.

Usage: npx @x/clerk-local [options]

  --port <number>             port to listen on; 0 for any free port (default ${DEFAULT_PORT})
  --token-lifetime <seconds>  lifetime of session tokens (default 60)
  --seeds <file.json>         users and organizations (default: Alice and Bob, in Acme and Globex)
  --version                   show the version
  --help                      show this

Prints the keys for your app and the users, then a line for each endpoint that an app requests and clerk-local does not have.
Press Ctrl-C to stop. Nothing is stored.
`

try {
  const { values } = parse(process.argv.slice(2))
  if (values.help) process.stdout.write(HELP)
  else if (values.version) process.stdout.write(`${version()}\n`)
  else await run(readOptions(values))
} catch (error) {
  process.stderr.write(`clerk-local: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(options: ClerkLocalOptions): Promise<void> {
  const clerk = await startClerkLocal({
    ...options,
    onNotice: (message) => process.stderr.write(`${message}\n`),
  })
  process.stdout.write(describeServer(clerk))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void clerk.close())
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        'token-lifetime': { type: 'string' },
        seeds: { type: 'string' },
        version: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    // Node's message continues with advice about `--`, which does not apply here.
    const [what] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new Error(`${what}. See --help.`, { cause: error })
  }
}

function readOptions(values: ReturnType<typeof parse>['values']): ClerkLocalOptions {
  const port = readNumber('--port', values.port, 0, 65_535)
  const tokenLifetime = readNumber('--token-lifetime', values['token-lifetime'], 1, 31_536_000)
  const { seeds } = values
  return {
    ...(port !== undefined && { port }),
    ...(tokenLifetime !== undefined && { tokenLifetime }),
    ...(seeds !== undefined && { seeds }),
  }
}

function readNumber(flag: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text === '' || !Number.isInteger(value) || value < min || value > max) {
    throw new Error(`${flag} must be a whole number from ${min} to ${max}, not "${text}". See --help.`)
  }
  return value
}

function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return manifest.version
}

/** Returns the text that the command prints: keys, settings and users. */
export function describeServer(clerk: ClerkLocal): string {
  const { url, proxyUrl, publishableKey, secretKey, users, organizations } = clerk
  return `clerk-local listens on ${url}
For development only: anyone on this machine can sign in as any user.

Sign in with
${table(users.map((user) => [user.email, user.password, user.id, places(user, organizations)]))}

A page
  <ClerkProvider
    publishableKey="${publishableKey}"
    proxyUrl="${proxyUrl}"
    clerkJSUrl="${clerkJsUrl(proxyUrl, 5)}">

  That is @clerk/clerk-react 5. In @clerk/react 6 the last line is
    __internal_clerkJSUrl="${clerkJsUrl(proxyUrl, 6)}"
    prefetchUI={false}>

A server (.env.local)
  CLERK_PUBLISHABLE_KEY=${publishableKey}
  CLERK_SECRET_KEY=${secretKey}
  CLERK_API_URL=${url}

Next.js needs these too
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${publishableKey}
  NEXT_PUBLIC_CLERK_PROXY_URL=${proxyUrl}
  NEXT_PUBLIC_CLERK_JS_URL=${clerkJsUrl(proxyUrl, 6)}
  NEXT_PUBLIC_CLERK_PREFETCH_UI=false
  NEXT_PUBLIC_CLERK_KEYLESS_DISABLED=1

Keys for other backends: ${url}/.well-known/jwks.json
`
}

function clerkJsUrl(proxyUrl: string, major: 5 | 6): string {
  return `${proxyUrl}/npm/@clerk/clerk-js@${major}/dist/clerk.browser.js`
}

function places({ memberships = [] }: SeedUser, organizations: readonly SeedOrganization[]): string {
  return memberships
    .map(({ organization, role = 'org:member' }) => {
      const name = organizations.find(({ id }) => id === organization)?.name ?? organization
      return `${name} (${role})`
    })
    .join(', ')
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd()).join('\n')
}
