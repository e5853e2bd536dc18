/** What a string or a `URL` says, also one of another realm; `undefined` for anything else. */
export function urlText(value: unknown): string | undefined {
  const isUrl = value instanceof URL || Object.prototype.toString.call(value) === '[object URL]'
  return typeof value === 'string' || isUrl ? String(value) : undefined
}

/** The URL that a string is to fetch; `undefined` when it is none of http or https, or has userinfo. */
export function parseUrl(input: string, base?: string): URL | undefined {
  try {
    const url = new URL(input, base)
    return /^https?:\/\/[^/@]+\//.test(url.href) ? url : undefined
  } catch {
    return undefined
  }
}
