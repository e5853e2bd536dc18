const secretName = /authorization|cookie|token|secret|session|passw|api[-_]?key|signature|^key$|^code$|jwt/i
const jwt = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g

/** A request as far as a shell can repeat it. */
export interface ShellRequest {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: unknown
}

/**
 * Writes a request as a command for a shell. In place of a secret stands the name of a variable.
 *
 * @returns a `curl` command of several lines
 */
export function toCurl({ method, url, headers, body }: ShellRequest): string {
  const lines = [`curl ${quote(maskUrl(url))}`]
  if (method !== 'GET') lines.push(`-X ${method}`)
  headers.forEach((value, name) => lines.push(`-H ${header(name, value)}`))
  if (typeof body === 'string') lines.push(`--data-raw ${quote(body.replace(jwt, '$TOKEN'))}`)
  else if (body) lines.push('--data-binary @body')
  return lines.join(' \\\n  ')
}

function header(name: string, value: string): string {
  if (name === 'authorization' && /^Bearer /i.test(value)) return '"authorization: Bearer $TOKEN"'
  if (secretName.test(name)) return `"${name}: $${variable(name)}"`
  return quote(`${name}: ${value.replace(jwt, '$TOKEN')}`)
}

function maskUrl(text: string): string {
  const [path = '', query] = text.replace(/#.*$/s, '').split(/\?(.*)/s)
  const place = path.replace(/^(\w+:\/\/)[^/]*@/, '$1').replace(jwt, '$TOKEN')
  if (!query) return place
  const parts = query.split('&').map((part) => {
    const [name = '', value] = part.split(/=(.*)/s)
    const isSecret = value !== undefined && (secretName.test(name) || new RegExp(jwt).test(value))
    return isSecret ? `${name}=$${variable(name)}` : part
  })
  return `${place}?${parts.join('&')}`
}

function variable(name: string): string {
  return name.replace(/\W+/g, '_').toUpperCase()
}

/** A word that no shell reads anything into. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
