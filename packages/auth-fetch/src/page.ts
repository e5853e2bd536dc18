/** What fetch resolves a relative URL against: the document's base URL, or a worker's own URL; `undefined` on a server. */
export function pageBase(): string | undefined {
  return globalThis.document?.baseURI ?? globalThis.location?.href
}

/** Whether the page is served by the developer's own machine. */
export function isLocalPage(): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1])$/.test(globalThis.location?.hostname)
}

/** The page's own origin; `undefined` on a server. */
export function pageOrigin(): string | undefined {
  // A srcdoc frame has location.origin 'null' while its real origin stands in the global; Deno has a location alone.
  return globalThis.origin ?? globalThis.location?.origin
}
