/** The URL without what may hold a secret: userinfo, query and fragment. */
export function publicUrl(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1')
}

/** The method and the URL for an error's message. */
export function describeRequest(method: string, url: string): string {
  return `${method} ${publicUrl(url)}`
}
