import { invalid } from './check-options.js'
import type { SkipReason } from './events.js'
import type { AuthFetchOptions, GetTokenOptions } from './options.js'
import { findTokenRule, readOriginRules } from './origin-rules.js'
import { pageBase, pageOrigin } from './page.js'
import { parseUrl, urlText } from './parse-url.js'

/** Where a request leads, and which token may go there. */
export interface Destination {
  /** The absolute URL; the input as it is when no token could ever go there: not http, with userinfo, or no URL at all. */
  readonly url: string
  /** `''` then. */
  readonly origin: string
  /** What the token is asked for, or why there is none. */
  readonly rule: GetTokenOptions | SkipReason
}

/**
 * Gives the function that finds where an input leads, as the URL standard reads it.
 *
 * @throws TypeError for a `baseUrl` or an entry of `origins` that cannot be used
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function createDestinationFinder({
  baseUrl,
  origins = [],
}: Pick<AuthFetchOptions, 'baseUrl' | 'origins'>): (input: string) => Destination {
  const base = baseUrl === undefined ? undefined : parseUrl(urlText(baseUrl) ?? '//', pageBase())
  if (baseUrl !== undefined && !base) throw invalid('baseUrl', baseUrl)
  const rules = readOriginRules([...(base ? [base.origin] : []), ...origins])

  // The start of the last input with a known origin, since the next one mostly leads there too.
  let last: Destination | undefined

  return (input) => {
    // An authority ends at the first slash behind it, so the origin of most inputs is known without a parser.
    if (last && input.startsWith(last.url)) return { url: input, origin: last.origin, rule: last.rule }
    const slash = input.indexOf('/', 8)
    const start = slash < 0 ? input : input.slice(0, slash)
    const known = rules.get(start)
    if (known !== undefined) {
      last = { url: `${start}/`, origin: start, rule: known }
      return { url: input, origin: start, rule: known }
    }
    const url = parseUrl(input, base?.href ?? pageBase())
    if (!url) return { url: input, origin: '', rule: 'url' }
    const { href, origin } = url
    // The page's own origin is trusted: its cookie goes there anyhow. A sandboxed frame has none.
    return { url: href, origin, rule: findTokenRule(rules, url) ?? (origin === pageOrigin() ? {} : 'origin') }
  }
}
