import * as fc from 'fast-check'
import type { IAsyncProperty } from 'fast-check'

/** A property over any kind of input. */
export type AnyProperty = IAsyncProperty<[unknown]>

/** What came of a property. */
export interface Verdict {
  /** The case that breaks it, in words; `undefined` when it holds. */
  readonly counterexample: string | undefined
  readonly runs: number
}

let began = new Int32Array(1)

/** Counts the cases that have begun where somebody else can read it. */
export function countIn(shared: Int32Array<ArrayBuffer>): void {
  began = shared
}

/** Makes a property of what must not throw for any input. */
export function holds<T>(inputs: fc.Arbitrary<T>, check: (input: T) => Promise<void> | void): AnyProperty {
  return fc.asyncProperty(inputs, async (input) => {
    Atomics.add(began, 0, 1)
    await check(input)
  })
}

/** Runs a property on so many cases of a seed; the same seed gives the same cases. */
export async function checkProperty(property: AnyProperty, cases: number, seed: number): Promise<Verdict> {
  const details = await fc.check(property, { numRuns: cases, seed })
  const counterexample = details.failed
    ? `path ${details.counterexamplePath}: ${JSON.stringify(details.counterexample)}: ${String(details.errorInstance)}`
    : undefined
  return { counterexample, runs: details.numRuns }
}
