import { memberOf } from './member.js'

/** What fetch resolves a relative URL against: the document's base URL, or a worker's own URL; `undefined` on a server. */
export function pageBase(): string | undefined {
  const document = memberOf(globalThis, 'document')
  return (document && memberOf(document, 'baseURI')) ?? ofLocation('href')
}

/** Whether the page is served by the developer's own machine. */
export function isLocalPage(): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1])$/.test(ofLocation('hostname') ?? '')
}

/** The page's own origin; `undefined` on a server, `'null'` in a sandboxed frame, which has none. */
export function pageOrigin(): string | undefined {
  const origin = memberOf(globalThis, 'origin')
  const ofPage = ofLocation('origin')
  // A srcdoc frame has its origin in the global alone. Elsewhere the location tells: a script may have replaced the global.
  return origin === 'null' || ofPage === 'null' ? origin : (ofPage ?? origin)
}

function ofLocation(name: 'href' | 'hostname' | 'origin'): string | undefined {
  const location = memberOf(globalThis, 'location')
  return location && memberOf(location, name)
}
