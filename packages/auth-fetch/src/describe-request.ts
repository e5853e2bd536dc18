/** The URL without what may hold a secret: userinfo, query and fragment. */
export function publicUrl(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^([^/\\]*[/\\]{2})[^/\\]*@/, '$1')
}

/** The method and the URL for an error's message. */
export function describeRequest({ method, url }: { readonly method: string; readonly url: string }): string {
  return `${method} ${publicUrl(url)}`
}
