import { namedDifferences } from './named-differences.js'

/** What a program observes, in order. */
export interface Observations {
  /** One line an observation, with the millisecond. */
  readonly lines: readonly string[]
  /** How many microtasks after the last event each observation was made. */
  readonly ticks: readonly number[]
}

export interface Recording extends Observations {
  /** Notes an observation. Functions are named by the order of their first appearance, so that a new one shows. */
  readonly note: (what: string, ...values: unknown[]) => void
}

/** @param countTicks returns how many microtasks have run since the last event */
export function createRecording(countTicks: () => number): Recording {
  const lines: string[] = []
  const ticks: number[] = []
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
  return {
    lines,
    ticks,
    note(what, ...values) {
      lines.push(`${Date.now()} ${hideInText([what, ...values.map(print)].join(' '))}`)
      ticks.push(countTicks())
    },
  }
}

/** Errors of jsdom's realm and of Node's. */
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
