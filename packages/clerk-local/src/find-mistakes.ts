/** The subset of JSON Schema that the seeds use. */
export interface Schema {
  /** What the value must be, for error messages. */
  readonly title: string
  readonly type: 'object' | 'array' | 'string'
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  readonly items?: Schema
  readonly minItems?: number
  readonly pattern?: string
}

/**
 * Returns what is wrong with a value.
 *
 * @param schema the expected shape
 * @param path the path of the value, such as `users[0].email`; empty for the root
 * @returns a sentence for each mistake, starting with the field's path
 */
export function findMistakes(schema: Schema, value: unknown, path = ''): readonly string[] {
  if (!fits(schema, value)) return [`${path || 'The seeds'} must be ${schema.title}, not ${describe(value)}`]
  if (Array.isArray(value)) {
    const { items } = schema
    return items ? value.flatMap((item, index) => findMistakes(items, item, `${path}[${index}]`)) : []
  }
  if (!isObject(value) || !schema.properties) return []
  const { properties, required = [] } = schema
  const missing = required.filter((name) => value[name] === undefined)
  return [
    ...missing.map((name) => `${join(path, name)} is missing: it must be ${properties[name]?.title ?? 'set'}`),
    ...Object.entries(value).flatMap(([name, field]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined
      if (known) return field === undefined ? [] : findMistakes(known, field, join(path, name))
      return [`${join(path, name)} is unknown: use one of ${Object.keys(properties).join(', ')}`]
    }),
  ]
}

function fits({ type, pattern = '', minItems = 0 }: Schema, value: unknown): boolean {
  if (type === 'string') return typeof value === 'string' && new RegExp(pattern).test(value)
  if (type === 'array') return Array.isArray(value) && value.length >= minItems
  return isObject(value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  if (!Array.isArray(value)) return 'an object'
  return value.length === 0 ? 'an empty list' : 'a list'
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
