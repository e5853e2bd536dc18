import type { GetTokenOptions } from '../../src/index.js'

export interface NaiveRules {
  readonly exact: Readonly<Record<string, GetTokenOptions | false>>
  /** Wildcard rules by domain, https only. */
  readonly wildcard: Readonly<Record<string, GetTokenOptions | false>>
}

/** Returns the destination of an input in the simplest way: parse, then compare. */
export function naiveDestination(
  input: string,
  base: string | undefined,
  pageOrigin: string | undefined,
  rules: NaiveRules,
) {
  let url: URL
  try {
    url = new URL(input, base)
  } catch {
    return { origin: '', rule: 'url' }
  }
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    return { origin: '', rule: 'url' }
  const { origin } = url
  const own = Object.entries(rules.exact).find(([exact]) => new URL(exact).origin === origin)
  if (own) return { origin, rule: own[1] || 'public' }
  const domains = Object.keys(rules.wildcard).toSorted((a, b) => b.length - a.length)
  const domain = domains.find((name) => {
    const prefix = url.hostname.slice(0, -name.length)
    return (
      url.protocol === 'https:' &&
      url.port === '' &&
      url.hostname.endsWith(`.${name}`) &&
      prefix
        .split('.')
        .slice(0, -1)
        .every((label) => label !== '')
    )
  })
  if (domain !== undefined) return { origin, rule: rules.wildcard[domain] || 'public' }
  return { origin, rule: origin === pageOrigin ? {} : 'origin' }
}
