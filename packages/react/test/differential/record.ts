/** What a program observes, in order: one line an observation. */
export interface Recording {
  readonly lines: string[]
  /** Notes an observation. Functions are named by the order of their first appearance, so that a new one shows. */
  readonly note: (what: string, ...values: unknown[]) => void
}

export function createRecording(): Recording {
  const lines: string[] = []
  const functions = new Map<unknown, number>()
  const print = (value: unknown): string => {
    if (typeof value === 'function') {
      if (!functions.has(value)) functions.set(value, functions.size)
      return `function ${functions.get(value)}`
    }
    if (value instanceof Promise) return 'promise'
    if (isError(value)) return `${value.name}: ${value.message}`
    if (value instanceof Date) return `Date ${value.getTime()}`
    if (value instanceof AbortSignal) return `signal ${value.aborted ? 'aborted' : 'open'}`
    if (Array.isArray(value) && value.length === 3 && String(value[1]).startsWith('@x/auth')) return print(value[0])
    if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`
    if (value instanceof Map) return print(Object.fromEntries(value))
    if (typeof value === 'object' && value !== null)
      return `${nameOfClass(value)}{${Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => `${name}: ${print(member)}`)
        .join(', ')}}`
    return typeof value === 'string' ? JSON.stringify(withoutOwner(value)) : String(value)
  }
  return { lines, note: (what, ...values) => void lines.push(withoutOwner(`${what} ${values.map(print).join(' ')}`)) }
}

/** Errors of jsdom's realm and of Node's. */
function isError(value: unknown): value is Error {
  return Object.prototype.toString.call(value) === '[object Error]'
}

function nameOfClass(value: object): string {
  const name = value.constructor?.name ?? 'null'
  return name === 'Object' ? '' : name
}

/** The first named difference: the owner in the keys of the cache. */
function withoutOwner(text: string): string {
  return text
    .replaceAll(/,? ?\{\\*"?authIdentity\\*"?: ?\\*"[^"\\]*\\*"\}/g, '')
    .replaceAll(/@((?:"(?:[^"\\]|\\.)*")|.*?),"@x\/auth(?::url)?","[^"]+",/g, (_, key: string) =>
      key.startsWith('"') ? String(JSON.parse(key)) : key,
    )
}
