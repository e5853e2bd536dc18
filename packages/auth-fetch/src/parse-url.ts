/** The URL that a string is to fetch; `undefined` when it is none. */
export function parseUrl(input: string, base?: string): URL | undefined {
  try {
    return new URL(input, base)
  } catch {
    return undefined
  }
}

/** Whether it is an http or https URL without userinfo. */
export function isPlainHttp({ href }: URL): boolean {
  return /^https?:\/\/[^/@]+\//.test(href)
}
