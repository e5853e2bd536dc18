interface Results {
  readonly ofObjects: WeakMap<object, unknown>
  readonly ofPrimitives: Map<unknown, unknown>
}

const resultsOf = new WeakMap<object, Map<string, Results>>()

/**
 * Returns what `create` returned for this value and this owner, the first time it was asked to. TanStack Query compares functions by
 * reference: it selects again, or reports new options, when it gets another one than before.
 */
export function memoizePerLifetime<T>(owner: object, kind: string, value: unknown, create: () => T): T {
  let kinds = resultsOf.get(owner)
  if (!kinds) resultsOf.set(owner, (kinds = new Map()))
  let results = kinds.get(kind)
  if (!results) kinds.set(kind, (results = { ofObjects: new WeakMap(), ofPrimitives: new Map() }))
  const kept: Pick<Map<unknown, unknown>, 'get' | 'set'> = Object(value) === value
    ? (results.ofObjects as never)
    : results.ofPrimitives // an object, so that it can be held weakly
  let result = kept.get(value) as T | undefined // created below, of the same kind
  if (result === undefined) kept.set(value, (result = create()))
  return result
}
