import { invalid } from './check-options.js'
import { memberOf } from './member.js'
import type { GetTokenOptions, OriginRule } from './options.js'
import { parseUrl, urlText } from './parse-url.js'

/** The token options of a trusted origin, or `'public'` for one that gets no token. */
export type TokenRule = GetTokenOptions | 'public'

/** Rules by origin, as `URL` writes it: `https://api.example.com`, `https://*.example.com`. */
export type OriginRules = Map<string, TokenRule>

/** Reads an entry once: a getter may answer something else the next time. */
function readEntry(entry: string | URL | OriginRule): {
  text: string | undefined
  auth: OriginRule['auth'] | undefined
} {
  const text = urlText(entry)
  if (text !== undefined) return { text, auth: {} }
  const rule = Object(entry) as OriginRule // a primitive has no such members
  // Without this check a misnamed `auth` would pass for none.
  if (memberOf(rule, 'token' as 'auth') !== undefined)
    throw new TypeError('createAuthFetch: an entry of origins has no member token. Use auth, as in { origin, auth }.')
  return { text: urlText(memberOf(rule, 'origin')), auth: memberOf(rule, 'auth') }
}

/**
 * Reads the `origins` option.
 *
 * @throws TypeError for an entry that names no origin, saying which
 */
export function readOriginRules(origins: readonly (string | URL | OriginRule)[]): OriginRules {
  const rules: OriginRules = new Map()
  for (const entry of origins) {
    const { text, auth } = readEntry(entry)
    const parent = `${text}`.replace('//*.', '//')
    const isWildcard = parent !== text
    const url = parseUrl(parent)
    // An origin's URL has nothing behind its slash and no user before its host, and a star, which Chromium writes as %2A, stands
    // before a domain that is no top-level one.
    const isOrigin = url?.href === `${url?.origin}/` && !/[*@]|%2a/i.test(parent + url.host)
    if (!isOrigin || (isWildcard && !/\.[a-z]|^localhost$/.test(url.hostname)))
      throw invalid('one of origins, as https://api.example.com and https://*.example.com are,', text ?? entry)
    if (auth && typeof auth !== 'object') throw invalid('the auth of one of origins', auth)
    rules.set(isWildcard ? `${url.protocol}//*.${url.host}` : url.origin, auth || 'public')
  }
  return rules
}

/** Finds the rule of a parsed URL: that of its origin, else of the nearest domain whose subdomains a wildcard names. */
export function findTokenRule(rules: OriginRules, { origin, protocol, host }: URL): TokenRule | undefined {
  let rule = rules.get(origin)
  let parent = host
  for (let dot; rule === undefined && (dot = parent.indexOf('.')) > 0;) {
    parent = parent.slice(dot + 1)
    rule = rules.get(`${protocol}//*.${parent}`)
  }
  return rule
}
