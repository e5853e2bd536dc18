/** Who something belongs to: `alice@acme`, or `alice@-` without an organization. */
export type Owner = `${string}@${string}`

export const owners: readonly Owner[] = ['alice@acme', 'alice@globex', 'alice@-', 'bob@acme', 'bob@-', 'carol@globex']

export interface Named {
  readonly userId: string
  readonly orgId?: string | null | undefined
}

export function ownerOf({ userId, orgId }: Named): Owner {
  return `${userId}@${orgId ?? '-'}`
}

export function identityOf(owner: Owner): { readonly userId: string; readonly orgId?: string } {
  const [userId = '', orgId = '-'] = owner.split('@')
  return orgId === '-' ? { userId } : { userId, orgId }
}

/** A watermark in data, or the owner in a key: `alice@acme`, `alice@-`, `alice/acme`, `alice`. */
const mark = /\b(alice|bob|carol)(?:[@/](acme|globex|-))?/g

/** Owners of values that hold no text, such as a Date. */
const ownersOfObjects = new WeakMap<object, Owner>()

const firstNumber = 7_000_000

/** Marks a value that holds no text. */
export function markObject<T extends object>(value: T, owner: Owner | undefined): T {
  if (owner !== undefined) ownersOfObjects.set(value, owner)
  return value
}

/** A number that belongs to an owner. */
export function markedNumber(owner: Owner | undefined): number {
  return owner === undefined ? 1 : firstNumber + owners.indexOf(owner)
}

/** Members that lead out of a value, to the client and to whatever else it holds. */
const ways = new Set(['promise', 'client', 'observers', 'options', 'cache', 'stack'])

/** Finds the owners of everything in a value, however deep. */
export function findOwners(value: unknown, found = new Set<Owner>(), seen = new Set<object>()): Set<Owner> {
  if (typeof value === 'string') {
    for (const [, userId = '', orgId] of value.matchAll(mark)) found.add(ownerOf({ userId, orgId }))
  } else if (typeof value === 'number') {
    const owner = owners[value - firstNumber]
    if (owner) found.add(owner)
  } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
    seen.add(value)
    const owner = ownersOfObjects.get(value)
    if (owner) found.add(owner)
    if (value instanceof EventTarget || value instanceof Promise) return found
    if (value instanceof Map || value instanceof Set) for (const part of value) findOwners(part, found, seen)
    for (const name of Object.getOwnPropertyNames(value)) {
      if (ways.has(name)) continue
      findOwners(name, found, seen)
      findOwners((value as Record<string, unknown>)[name], found, seen)
    }
  }
  return found
}
