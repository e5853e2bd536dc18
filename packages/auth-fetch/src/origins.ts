import type { SkipReason } from './events.js'
import { invalidOption, type AuthFetchOptions, type GetTokenOptions, type OriginRule } from './options.js'
import { getMember } from './utils.js'

/** The destination of a request, and which token may go there. */
export interface Destination {
  /** The absolute URL, or the input itself when it can never get a token: not http, with userinfo, or not a URL. */
  readonly url: string
  /** The origin of the URL, or `''` when it can never get a token. */
  readonly origin: string
  /** The token options, or the reason why no token is attached. */
  readonly rule: GetTokenOptions | SkipReason
}

/** The token options of a trusted origin, or `'public'` for one that gets no token. */
type TokenRule = GetTokenOptions | 'public'

/** Rules by origin, as `URL` serializes it: `https://api.example.com`, `https://*.example.com`. */
type TokenRules = Map<string, TokenRule>

/**
 * Creates the function that finds the destination of an input, parsed as the URL standard does.
 *
 * @throws TypeError for an invalid `baseUrl` or an invalid entry of `origins`
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function createDestinationFinder({
  baseUrl,
  origins = [],
}: Pick<AuthFetchOptions, 'baseUrl' | 'origins'>): (input: string) => Destination {
  const base = baseUrl === undefined ? undefined : parseUrl(toUrlText(baseUrl) ?? '//', getPageBaseUrl())
  if (baseUrl !== undefined && !base) throw invalidOption('baseUrl', 'an http URL without a user', baseUrl)
  const rules = readTokenRules([...(base ? [base.origin] : []), ...origins])

  // The last input that a rule matched: the next one mostly has the same origin.
  let last: Destination | undefined

  return (input) => {
    // The host ends at the first slash after it, so the origin of most inputs is known without a parser.
    if (last && input.startsWith(last.url)) return { url: input, origin: last.origin, rule: last.rule }
    const slash = input.indexOf('/', 8)
    const start = slash < 0 ? input : input.slice(0, slash)
    const known = rules.get(start)
    if (known !== undefined) {
      last = { url: `${start}/`, origin: start, rule: known }
      return { url: input, origin: start, rule: known }
    }
    const url = parseUrl(input, base?.href ?? getPageBaseUrl())
    if (!url) return { url: input, origin: '', rule: 'url' }
    const { href, origin } = url
    // The page's own origin is trusted: its cookies go there anyway. A sandboxed frame has no origin.
    return { url: href, origin, rule: findTokenRule(rules, url) ?? (origin === getPageOrigin() ? {} : 'origin') }
  }
}

/**
 * Reads the option `origins`.
 *
 * @throws TypeError that names the invalid entry
 */
function readTokenRules(origins: readonly (string | URL | OriginRule)[]): TokenRules {
  const rules: TokenRules = new Map()
  for (const entry of origins) {
    const { origin, auth } = readEntry(entry)
    const parent = `${origin}`.replace('//*.', '//')
    const isWildcard = parent !== origin
    const url = parseUrl(parent)
    // Only scheme and host. A star, which Chromium serializes as %2A, is allowed as the first label, not before a top-level domain.
    const isOrigin = url?.href === `${url?.origin}/` && !/[*@]|%2a/i.test(parent + url.host)
    if (!isOrigin || (isWildcard && !/\.[a-z]|^localhost$/.test(url.hostname)))
      throw invalidOption('origins', "scheme and host only, such as 'https://api.example.com'", origin ?? entry)
    // A rule without `auth` is an error: its token options probably have another name.
    if (auth ? typeof auth !== 'object' : auth === undefined)
      throw invalidOption('auth in a rule of origins', 'token options or false', auth)
    rules.set(isWildcard ? `${url.protocol}//*.${url.host}` : url.origin, auth || 'public')
  }
  return rules
}

/** Reads an entry once: a getter may return something else the next time. */
function readEntry(entry: string | URL | OriginRule): {
  origin: string | undefined
  auth: OriginRule['auth'] | undefined
} {
  const origin = toUrlText(entry)
  if (origin !== undefined) return { origin, auth: {} }
  const rule = Object(entry) as OriginRule // a primitive has neither member
  return { origin: toUrlText(getMember(rule, 'origin')), auth: getMember(rule, 'auth') }
}

/** Returns the rule of a URL: that of its origin, or of the nearest wildcard above it. */
function findTokenRule(rules: TokenRules, { origin, protocol, host }: URL): TokenRule | undefined {
  let rule = rules.get(origin)
  let parent = host
  for (let dot; rule === undefined && (dot = parent.indexOf('.')) > 0;) {
    parent = parent.slice(dot + 1)
    rule = rules.get(`${protocol}//*.${parent}`)
  }
  return rule
}

/** Returns the text of a string or a `URL`, including one of another realm, else `undefined`. */
function toUrlText(value: unknown): string | undefined {
  const isUrl = value instanceof URL || Object.prototype.toString.call(value) === '[object URL]'
  return typeof value === 'string' || isUrl ? String(value) : undefined
}

/** Parses a URL as fetch does. Returns `undefined` when it is not http or https, or has userinfo. */
function parseUrl(input: string, base?: string): URL | undefined {
  try {
    const url = new URL(input, base)
    return /^https?:\/\/[^/@]+\//.test(url.href) ? url : undefined
  } catch {
    return undefined
  }
}

/** Returns what fetch resolves relative URLs against: the document's base URL or a worker's own URL; `undefined` on a server. */
function getPageBaseUrl(): string | undefined {
  return getPageMember('document', 'baseURI') ?? getPageMember('location', 'href')
}

/** Returns the page's own origin: `undefined` on a server, `'null'` in a sandboxed frame. */
function getPageOrigin(): string | undefined {
  const origin = getMember(globalThis, 'origin')
  const locationOrigin = getPageMember('location', 'origin')
  // A srcdoc frame has its origin only in the global. Elsewhere the location is safer: a script may have replaced the global.
  return origin === 'null' || locationOrigin === 'null' ? origin : (locationOrigin ?? origin)
}

function getPageMember<O extends 'document' | 'location', K extends keyof (typeof globalThis)[O]>(
  object: O,
  name: K,
): (typeof globalThis)[O][K] | undefined {
  const value = getMember(globalThis, object)
  return value && getMember(value, name)
}

/** Creates the function that warns about a request without a token: once per origin, on a page served from localhost. */
export function createOriginWarner(): (method: string, origin: string) => void {
  const warned = new Set<string>()
  return (method, origin) => {
    if (warned.has(origin) || !/^(localhost|127\.0\.0\.1|\[::1])$/.test(getPageMember('location', 'hostname') ?? ''))
      return
    warned.add(origin)
    // oxlint-disable-next-line no-console -- the warning is the feature
    console.warn(`authFetch sends ${method} ${origin} without a token. Is it missing in origins?`)
  }
}
