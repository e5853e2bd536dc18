/** A URL, or any text, without userinfo, query and fragment: they may hold a secret, and messages end up in logs. */
export function withoutSecrets(text: string): string {
  return text.replace(/(\/\/)[^/?#]*@|[?#].*/gs, '$1')
}
