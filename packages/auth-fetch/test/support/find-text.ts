import { inspect } from 'node:util'

/** Whether a value includes a text anywhere: in its members, causes, stack or printed form. */
export function holdsText(value: unknown, text: string): boolean {
  const printed = [String(value), inspect(value, { depth: 20, showHidden: true }), stringify(value)]
  return printed.some((print) => print.includes(text)) || search(value, text, new Set())
}

function search(value: unknown, text: string, seen: Set<unknown>): boolean {
  if (typeof value === 'string') return value.includes(text)
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return false
  seen.add(value)
  const keys = Reflect.ownKeys(value)
  const members = keys.map((key) => Reflect.getOwnPropertyDescriptor(value, key)?.value as unknown) // any member
  return keys.some((key) => String(key).includes(text)) || members.some((member) => search(member, text, seen))
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}
