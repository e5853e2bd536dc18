import { invalid } from './check-options.js'
import type { GetTokenOptions, OriginRule } from './options.js'
import { pageBase } from './page.js'
import { isPlainHttp, parseUrl } from './parse-url.js'

/** The token options of a trusted origin, `false` for a public one, `undefined` for one that no rule names. */
export type TokenRule = GetTokenOptions | false | undefined

/** Rules by origin, as `URL` writes it: `https://api.example.com`, `https://*.example.com`. */
export type OriginRules = Map<string, GetTokenOptions | false>

/**
 * Reads the `origins` option.
 *
 * @throws TypeError for an entry that names no origin, saying which
 */
export function readOriginRules(origins: readonly (string | OriginRule)[]): OriginRules {
  const rules: OriginRules = new Map()
  for (const entry of origins) {
    const { origin, token } = typeof entry === 'string' ? { origin: entry, token: {} } : entry
    const parent = String(origin).replace('//*.', '//')
    const url = parseUrl(parent)
    const isWildcard = parent !== origin
    // An origin's URL has nothing behind its slash, and a star stands before a domain that is no top-level one.
    const isOrigin = url && isPlainHttp(url) && url.href === `${url.origin}/` && !/[*%]/.test(url.host)
    if (!isOrigin || (isWildcard && !/\.[a-z]|^localhost$/.test(url.hostname))) {
      throw invalid(
        'origins',
        `has '${origin}', which is not like 'https://api.example.com' or 'https://*.example.com'`,
      )
    }
    rules.set(isWildcard ? `${url.protocol}//*.${url.host}` : url.origin, token || false)
  }
  return rules
}

/**
 * Makes `baseUrl` absolute.
 *
 * @throws TypeError when it is no http URL
 */
export function readBaseUrl(baseUrl: string | URL | undefined): URL | undefined {
  if (baseUrl === undefined) return undefined
  const url = parseUrl(String(baseUrl), pageBase())
  if (!url || !isPlainHttp(url)) throw invalid('baseUrl', `is '${baseUrl}', which is no http URL without userinfo`)
  return url
}

/** Finds the rule of a parsed URL: that of its origin, else of the nearest domain whose subdomains a wildcard names. */
export function findTokenRule(rules: OriginRules, { origin, protocol, host }: URL): TokenRule {
  let rule = rules.get(origin)
  let parent = host
  for (let dot; rule === undefined && (dot = parent.indexOf('.')) > 0;) {
    parent = parent.slice(dot + 1)
    rule = rules.get(`${protocol}//*.${parent}`)
  }
  return rule
}
