import type { GetTokenOptions, OriginRule } from './options.js'

/** The token options of a trusted origin, `false` for a public one, `undefined` for one that no rule names. */
export type TokenRule = GetTokenOptions | false | undefined

interface Wildcard {
  readonly protocol: string
  readonly port: string
  /** `.example.com` */
  readonly suffix: string
  readonly token: GetTokenOptions | false
}

export interface OriginRules {
  readonly exact: ReadonlyMap<string, GetTokenOptions | false>
  readonly wildcards: readonly Wildcard[]
}

const labels = /^[\w-]+(?:\.[\w-]+)*$/

/**
 * Reads the `origins` option.
 *
 * @throws TypeError for an entry that names no origin, saying which and how to write it
 */
export function readOriginRules(origins: readonly (string | OriginRule)[]): OriginRules {
  const exact = new Map<string, GetTokenOptions | false>()
  const wildcards: Wildcard[] = []
  for (const entry of origins) {
    const { origin, token } = readEntry(entry)
    const starred = /^(https?:\/\/)\*\.(.+)$/i.exec(origin)
    const url = parseOrigin(starred ? `${starred[1]}${starred[2]}` : origin, origin)
    if (!starred) exact.set(url.origin, token)
    else if (/\.[a-z]|^localhost$/.test(url.hostname)) {
      wildcards.push({ protocol: url.protocol, port: url.port, suffix: `.${url.hostname}`, token })
    } else throw malformed(origin, 'a wildcard needs a domain of two labels or more')
  }
  return { exact, wildcards }
}

/** Finds the rule for a parsed http or https URL; an exact rule goes before a wildcard. */
export function findTokenRule(rules: OriginRules, url: URL): TokenRule {
  return rules.exact.get(url.origin) ?? rules.wildcards.find((wildcard) => matches(wildcard, url))?.token
}

function matches({ protocol, port, suffix }: Wildcard, url: URL): boolean {
  return (
    url.protocol === protocol &&
    url.port === port &&
    url.hostname.endsWith(suffix) &&
    labels.test(url.hostname.slice(0, -suffix.length))
  )
}

function readEntry(entry: unknown): { origin: string; token: GetTokenOptions | false } {
  if (typeof entry === 'string') return { origin: entry, token: {} }
  const { origin, token } = (entry ?? {}) as Partial<OriginRule> // checked on the next lines
  if (typeof origin !== 'string') throw malformed(String(origin), 'it must be a string or { origin, token }')
  if (token !== false && (typeof token !== 'object' || token === null)) {
    throw malformed(origin, 'its token must be { template, organizationId } or false')
  }
  return { origin, token }
}

function parseOrigin(origin: string, entry: string): URL {
  let url: URL
  try {
    url = new URL(origin)
  } catch {
    throw malformed(entry, 'it is no URL')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw malformed(entry, 'it must begin with https:// or http://')
  if (url.username || url.password) throw malformed(entry, 'it must hold no userinfo')
  if (url.pathname !== '/' || url.search || url.hash) throw malformed(entry, 'it must hold no path, query or fragment')
  if (url.hostname.includes('*')) throw malformed(entry, 'a wildcard may only be the first label')
  return url
}

function malformed(entry: string, why: string): TypeError {
  return new TypeError(
    `createAuthFetch: \`origins\` has a malformed entry ${JSON.stringify(entry)}: ${why}. Write it as 'https://api.example.com', 'https://*.example.com' or { origin, token }.`,
  )
}
