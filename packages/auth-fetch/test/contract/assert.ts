/** Compares as JSON, so a failure is readable in a runtime without a test runner. */
export function equal(actual: unknown, expected: unknown, what = 'value'): void {
  const [got, wanted] = [print(actual), print(expected)]
  if (got !== wanted) throw new Error(`${what}: expected ${wanted}, got ${got}`)
}

export function same(actual: unknown, expected: unknown, what = 'value'): void {
  if (actual !== expected) throw new Error(`${what}: expected the very same ${print(expected)}, got ${print(actual)}`)
}

export function ok(value: unknown, what: string): asserts value {
  if (!value) throw new Error(`expected that ${what}`)
}

/** Returns the error that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const [result] = await Promise.allSettled([promise])
  if (result.status === 'fulfilled') throw new Error(`expected a rejection, got ${print(result.value)}`)
  return result.reason
}

/** Returns the code of an error of this package, or the name of any other error. */
export async function rejectionCode(promise: Promise<unknown>): Promise<unknown> {
  const error = await rejection(promise)
  if (typeof error !== 'object' || error === null) return error
  return 'code' in error && typeof error.code === 'string' ? error.code : 'name' in error ? error.name : error
}

function print(value: unknown): string {
  if (value instanceof Error) return String(value)
  return JSON.stringify(value) ?? String(value)
}
