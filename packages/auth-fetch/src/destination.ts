import type { RefusalReason } from './events.js'
import type { AuthRequestInit } from './options.js'
import { findTokenRule, type OriginRules, type TokenRule } from './origin-rules.js'
import { pageBase, pageOrigin } from './page.js'
import { isPlainHttp, parseUrl } from './parse-url.js'

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
  // Where the paths of the last base lead: it is parsed again only when it has changed.
  let last: { base: string | undefined; origin: string; rule: TokenRule } | undefined

  return (input) => {
    // An authority ends at the first slash behind it, so this input's origin is known without a parser.
    const slash = input.indexOf('/', 8)
    const start = slash < 0 ? '' : input.slice(0, slash)
    const known = rules.get(start)
    if (known !== undefined) return { url: input, origin: start, rule: known }

    const base = baseUrl ?? pageBase()
    const isPath = plainPath.test(input)
    if (isPath && last && last.base === base) return { url: last.origin + input, origin: last.origin, rule: last.rule }

    const url = parseUrl(input, base)
    if (!url || !isPlainHttp(url)) return { url: url?.href ?? input, origin: '', rule: undefined }
    const { href, origin } = url
    // The page's own origin is trusted: its cookie goes there anyhow.
    const rule = findTokenRule(rules, url) ?? (origin === pageOrigin() ? {} : undefined)
    if (isPath) last = { base, origin, rule }
    return { url: href, origin, rule }
  }
}

/** Why a request gets no token. */
export function refusalOf({ origin, rule }: Destination, init: AuthRequestInit | undefined): RefusalReason {
  if (init?.auth === false) return 'opted-out'
  if (origin === '') return 'url'
  return rule === false ? 'public' : 'origin'
}
