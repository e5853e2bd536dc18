/** The URL that a string is to fetch; `undefined` when it is none of http or https, or has userinfo. */
export function parseUrl(input: string, base?: string): URL | undefined {
  try {
    const url = new URL(input, base)
    return /^https?:\/\/[^/@]+\//.test(url.href) ? url : undefined
  } catch {
    return undefined
  }
}
