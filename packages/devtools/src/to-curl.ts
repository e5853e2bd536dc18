const secretName = /authorization|cookie|token|secret|session|passw|api[-_]?key|signature|^key$|^code$|jwt/i
const jwt = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g

/** The parts of a request that a shell can repeat. */
export interface ShellRequest {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: unknown
}

/** A piece of a shell word: text, or the name of a variable. */
type Piece = string | { readonly variable: string }

/**
 * Returns a request as a `curl` command. Shell variables replace the secrets.
 *
 * @returns a `curl` command of several lines
 */
export function toCurl({ method, url, headers, body }: ShellRequest): string {
  const lines = [`curl ${quote(maskUrl(url))}`]
  if (method !== 'GET') lines.push(`-X ${quote([method])}`)
  headers.forEach((value, name) => lines.push(`-H ${quote([`${name}: `, ...maskHeader(name, value)])}`))
  if (typeof body === 'string') lines.push(`--data-raw ${quote(maskTokens(body))}`)
  else if (body) lines.push('--data-binary @body')
  return lines.join(' \\\n  ')
}

function maskHeader(name: string, value: string): Piece[] {
  if (name === 'authorization' && /^Bearer /i.test(value)) return ['Bearer ', { variable: 'TOKEN' }]
  return secretName.test(name) ? [toVariable(name)] : maskTokens(value)
}

function maskUrl(text: string): Piece[] {
  const [path = '', query] = text.replace(/#.*$/s, '').split(/\?(.*)/s)
  const place = maskTokens(path.replace(/^(\w+:\/\/)[^/]*@/, '$1'))
  if (!query) return place
  const parts = query.split('&').flatMap((part, index) => {
    const [name = '', value] = part.split(/=(.*)/s)
    const isSecret = value !== undefined && (secretName.test(name) || new RegExp(jwt).test(value))
    return [index === 0 ? '?' : '&', ...(isSecret ? [...maskTokens(name), '=', toVariable(name)] : maskTokens(part))]
  })
  return [...place, ...parts]
}

function maskTokens(text: string): Piece[] {
  return text.split(jwt).flatMap((piece, index) => (index === 0 ? [piece] : [{ variable: 'TOKEN' }, piece]))
}

function toVariable(name: string): Piece {
  return {
    variable: name
      .replace(jwt, 'token')
      .replace(/\W+|^(?=\d)/g, '_')
      .toUpperCase(),
  }
}

/** Quotes a word so that a shell expands only the variables. */
function quote(pieces: readonly Piece[]): string {
  const text = pieces.map((piece) =>
    typeof piece === 'string' ? piece.replaceAll("'", `'\\''`) : `'"$${piece.variable}"'`,
  )
  return `'${text.join('')}'`.replace(/(")''$/, '$1')
}
