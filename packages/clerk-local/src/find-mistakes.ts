/** The part of JSON Schema that the seeds need. */
export interface Schema {
  /** What the value must be, for a message. */
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
 * Says what is wrong with a value.
 *
 * @param schema what it should be
 * @param path where the value stands, such as `users[0].email`; empty for the whole
 * @returns a sentence for each mistake, which begins with the field's path
 */
export function findMistakes(schema: Schema, value: unknown, path = ''): readonly string[] {
  if (!fits(schema, value)) return [`${path || 'The whole'} must be ${schema.title}, not ${describe(value)}`]
  if (Array.isArray(value)) {
    const { items } = schema
    return items ? value.flatMap((item, index) => findMistakes(items, item, `${path}[${index}]`)) : []
  }
  if (!isObject(value) || !schema.properties) return []
  const { properties, required = [] } = schema
  const missing = required.filter((name) => value[name] === undefined)
  return [
    ...missing.map((name) => `${join(path, name)} is missing: it must be ${properties[name]?.title ?? 'there'}`),
    ...Object.entries(value).flatMap(([name, field]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined
      if (known) return field === undefined ? [] : findMistakes(known, field, join(path, name))
      return [`${join(path, name)} is not known here; known are ${Object.keys(properties).join(', ')}`]
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
