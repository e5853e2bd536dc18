import { namedDifferences } from './named-differences.js'

/** What a program observes, in order, with one line per observation. */
export interface Recording {
  readonly lines: string[]
  /** Records an observation. Functions are numbered in the order of their first appearance, so a new function has a new number. */
  readonly note: (what: string, ...values: unknown[]) => void
}

export function createRecording(): Recording {
  const lines: string[] = []
  const functions = new Map<unknown, number>()
  const print = (given: unknown): string => {
    const value = namedDifferences.reduce((seen, { hideInValue }) => (hideInValue ? hideInValue(seen) : seen), given)
    if (typeof value === 'function') {
      if (!functions.has(value)) functions.set(value, functions.size)
      return `function ${functions.get(value)}`
    }
    if (value instanceof Promise) return 'promise'
    if (isError(value)) return `${value.name}: ${value.message}`
    if (value instanceof Date) return `Date ${value.getTime()}`
    if (value instanceof AbortSignal) return `signal ${value.aborted ? 'aborted' : 'open'}`
    if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`
    if (value instanceof Map) return print(Object.fromEntries(value))
    if (typeof value === 'object' && value !== null)
      return `${nameOfClass(value)}{${Object.entries(value)
        .map(([name, member]) => [name, print(member)])
        .filter(([, member]) => member !== 'undefined')
        .map(([name, member]) => `${name}: ${member}`)
        .join(', ')}}`
    return typeof value === 'string' ? JSON.stringify(hideInText(value)) : String(value)
  }
  return { lines, note: (what, ...values) => void lines.push(hideInText([what, ...values.map(print)].join(' '))) }
}

/** Whether a value is an error, of jsdom's realm or of Node's. */
function isError(value: unknown): value is Error {
  return Object.prototype.toString.call(value) === '[object Error]'
}

function nameOfClass(value: object): string {
  const name = value.constructor?.name ?? 'null'
  return name === 'Object' ? '' : name
}

function hideInText(text: string): string {
  return namedDifferences.reduce((seen, difference) => difference.hideInText?.(seen) ?? seen, text)
}
