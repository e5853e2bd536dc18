import type { Person } from './identity.ts'

export interface DemoKeys {
  readonly publishableKey?: string | undefined
  readonly secretKey?: string | undefined
}

export interface Demo {
  readonly url: string
  readonly preferredPort: number
  readonly apiUrl?: string
  readonly preferredApiPort?: number
  /** The local Clerk; left out with a Clerk application of your own. */
  readonly clerk?: { readonly url: string } | undefined
  readonly people: readonly Person[]
  readonly close: () => Promise<void>
}

/** Prints where the demo is and who can sign in, and closes it on Ctrl-C. */
export function announceDemo(demo: Demo, keys: DemoKeys): void {
  const { url, preferredPort, apiUrl, preferredApiPort, clerk, people, close } = demo
  const hasHalfOfKeys = Boolean(keys.publishableKey) !== Boolean(keys.secretKey)
  const lines = [
    '',
    `  Page   ${url}${portNote(url, preferredPort)}`,
    ...(apiUrl ? [`  API    ${apiUrl}${portNote(apiUrl, preferredApiPort)}`] : []),
    `  Clerk  ${clerk ? `local, ${clerk.url}` : 'your application, with the keys in .env.local'}`,
    ...(hasHalfOfKeys ? ['         (.env.local has only one of the two keys: to use your application, set both)'] : []),
    '',
    ...people.map(({ email, password }) => `  Sign in as ${email} with the password ${password}`),
    '',
    '  Press Ctrl-C to stop.',
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().finally(() => process.exit(0)))
  }
}

/** Returns the keys when both are set. */
export function bothKeys({ publishableKey, secretKey }: DemoKeys) {
  return publishableKey && secretKey ? { publishableKey, secretKey } : undefined
}

function portNote(url: string, preferred: number | undefined): string {
  return preferred === undefined || url.endsWith(`:${preferred}`) ? '' : `  (port ${preferred} is in use)`
}
