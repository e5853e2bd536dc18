/** What an error's message says of a request. */
export interface Named {
  readonly method: string
  readonly url: string
}

/** The URL without what may hold a secret: userinfo, query and fragment. */
export function publicUrl(url: string): string {
  // Behind http: the standard takes any number of slashes for two, and skips line ends and tabs.
  return url.replace(/^([^:/\\?#]*:[/\\\s]*|[/\\\s]{2,})[^/\\?#]*@|[?#].*/gs, '$1')
}

/** The method and the URL for an error's message. */
export function describeRequest({ method, url }: Named): string {
  return `${method} ${publicUrl(url)}`
}
