import { findTokenRule, type OriginRules, type TokenRule } from './origin-rules.js'
import { pageBase, pageOrigin } from './page.js'

/** Where a request leads, and which token may go there. */
export interface Destination {
  /** The absolute URL; the input as it is when it cannot be one. */
  readonly url: string
  /** `''` when no token could ever go there: not http, with userinfo, or no URL at all. */
  readonly origin: string
  readonly rule: TokenRule
}

/** One slash, then no slash, backslash or white space: a path of the base's own origin for every URL parser. */
const plainPath = /^\/[\w.~-]/

/**
 * Gives the function that finds where an input leads, as the URL standard reads it.
 *
 * @param rules the rules of the `origins` option
 * @param baseUrl what relative inputs resolve against, in place of the page
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function createDestinationFinder(rules: OriginRules, baseUrl?: string): (input: string) => Destination {
  let lastBase: string | undefined
  let lastOrigin = ''

  /** The origin of the base, parsed only when the base has changed. */
  function originOf(base: string): string {
    if (base !== lastBase) {
      lastBase = base
      lastOrigin = parseHttpUrl(base)?.origin ?? ''
    }
    return lastOrigin
  }

  return (input) => {
    // An authority ends at the first slash behind it, so this input's origin is known without a parser.
    const start = input.slice(0, input.indexOf('/', 8))
    const known = rules.exact.get(start)
    if (known !== undefined) return { url: input, origin: start, rule: known }

    const base = baseUrl ?? pageBase()
    if (base !== undefined && plainPath.test(input)) {
      const origin = originOf(base)
      const rule = rules.exact.get(origin) ?? pageRule(origin)
      if (rule !== undefined) return { url: origin + input, origin, rule }
    }

    const url = parseUrl(input, base)
    const http = url && isPlainHttp(url)
    return {
      url: url?.href ?? input,
      origin: http ? url.origin : '',
      rule: http ? (findTokenRule(rules, url) ?? pageRule(url.origin)) : undefined,
    }
  }
}

/** The page's own origin is trusted: its cookie goes there anyhow. */
function pageRule(origin: string): TokenRule {
  return origin !== '' && origin === pageOrigin() ? {} : undefined
}

function isPlainHttp(url: URL): boolean {
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
}

function parseHttpUrl(text: string): URL | undefined {
  const url = parseUrl(text)
  return url && isPlainHttp(url) ? url : undefined
}

function parseUrl(input: string, base?: string): URL | undefined {
  try {
    return new URL(input, base)
  } catch {
    return undefined
  }
}
