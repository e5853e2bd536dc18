/**
 * Returns a URL without the parts that may hold a secret: userinfo, query and fragment. Messages end up in logs. It is a file of its own
 * because both libraries' folders use it and may not import each other.
 */
export function withoutSecrets(url: string): string {
  // After `http:` the standard reads any number of slashes as two.
  return url.replace(/^([^:/\\?#]*:[/\\\s]*|[/\\\s]{2,})[^/\\?#]*@|[?#].*/gs, '$1')
}
