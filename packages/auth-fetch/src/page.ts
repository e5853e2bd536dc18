/** What fetch resolves a relative URL against: the document's base URL, or a worker's own URL; `undefined` on a server. */
export function pageBase(): string | undefined {
  if (typeof document === 'object') return document.baseURI
  return typeof location === 'object' ? location.href : undefined
}

/** The page's own origin; `undefined` on a server and in a sandboxed frame, whose origin is opaque. */
export function pageOrigin(): string | undefined {
  // A srcdoc frame has location.origin 'null' while its real origin stands in self.origin.
  const origin = typeof self === 'object' && self.origin ? self.origin : typeof location === 'object' ? location.origin : 'null'
  return origin === 'null' ? undefined : origin
}

/** Whether the page is served by the developer's own machine. */
export function isLocalPage(): boolean {
  return typeof location === 'object' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname ?? '')
}
