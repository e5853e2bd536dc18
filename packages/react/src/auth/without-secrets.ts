/** A URL without what may hold a secret: userinfo, query and fragment. Messages end up in logs. */
export function withoutSecrets(url: string): string {
  // Behind http: the standard takes any number of slashes for two.
  return url.replace(/^([^:/\\?#]*:[/\\\s]*|[/\\\s]{2,})[^/\\?#]*@|[?#].*/gs, '$1')
}
