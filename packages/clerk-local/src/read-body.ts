import { invalidParameter } from './clerk-error.js'
import type { AppContext } from './context.js'

/** The fields of a JSON body. Each reader throws a 422 for a value of the wrong type. */
export interface JsonFields {
  text(name: string): string | undefined
  requiredText(name: string): string
  number(name: string, min?: number): number | undefined
  requiredNumber(name: string, min?: number): number
  /** `undefined` when missing, `null` when null. */
  nullableText(name: string): string | null | undefined
}

/** Reads the JSON object in a control's body. An empty body counts as an empty object. */
export async function readJsonFields(context: AppContext): Promise<JsonFields> {
  const fields = parseObject(await context.req.text())

  function text(name: string): string | undefined {
    const value = fields[name]
    if (value === undefined || typeof value === 'string') return value
    throw invalidParameter(name, `${name} must be a string`)
  }

  function number(name: string, min = -Infinity): number | undefined {
    const value = fields[name]
    if (value === undefined || (typeof value === 'number' && value >= min)) return value
    throw invalidParameter(name, `${name} must be a number${min === -Infinity ? '' : ` of at least ${min}`}`)
  }

  return {
    text,
    number,
    nullableText: (name) => (fields[name] === null ? null : text(name)),
    requiredText: (name) => required(name, text(name)),
    requiredNumber: (name, min) => required(name, number(name, min)),
  }
}

function required<Value>(name: string, value: Value | undefined): Value {
  if (value === undefined) throw invalidParameter(name, `${name} is missing`)
  return value
}

function parseObject(body: string): Readonly<Record<string, unknown>> {
  if (body === '') return {}
  try {
    const value: unknown = JSON.parse(body)
    if (isRecord(value)) return value
  } catch {
    // Continue with the error for everything that is not an object.
  }
  throw invalidParameter('body', 'The body must be a JSON object')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Returns the form-urlencoded body. */
export async function readForm(context: AppContext): Promise<URLSearchParams> {
  return new URLSearchParams(await context.req.text())
}
