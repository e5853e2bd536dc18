import { isLocalPage } from './page.js'

/** Gives a function that tells a developer, on a page of their own machine and once per origin, that no token was sent. */
export function createWarner(): (method: string, origin: string) => void {
  const warned = new Set<string>()
  return (method, origin) => {
    if (warned.has(origin) || !isLocalPage()) return
    warned.add(origin)
    // oxlint-disable-next-line no-console -- the warning is the feature
    console.warn(`authFetch sends ${method} ${origin} without a token. Is it missing in origins?`)
  }
}
