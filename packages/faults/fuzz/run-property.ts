import * as fc from 'fast-check'
import type { IAsyncProperty } from 'fast-check'

/** Milliseconds after which a single case counts as hung. */
const hangMs = 5_000

/** A property over any kind of input. */
export type AnyProperty = IAsyncProperty<[unknown]>

let began = 0

/** Makes a property of what must not throw for any input. */
export function holds<T>(inputs: fc.Arbitrary<T>, check: (input: T) => Promise<void> | void): AnyProperty {
  return fc.asyncProperty(inputs, async (input) => {
    began += 1
    await check(input)
  })
}

/** Runs a property on so many cases of a seed; the same seed gives the same cases. */
export async function runProperty(property: AnyProperty, cases: number, seed: number) {
  const watch = watchForHang()
  const details = await Promise.race([fc.check(property, { numRuns: cases, seed }), watch.hung])
  watch.end()
  if (details === 'hung') return { counterexample: `one case takes more than ${hangMs} ms`, runs: began }
  const counterexample = details.failed
    ? `path ${details.counterexamplePath}: ${JSON.stringify(details.counterexample)}: ${String(details.errorInstance)}`
    : undefined
  return { counterexample, runs: details.numRuns }
}

/** One timer for all cases: one for each would cost more than most cases. */
function watchForHang() {
  let timer: ReturnType<typeof setInterval> | undefined
  const hung = new Promise<'hung'>((resolve) => {
    let before = -1
    timer = setInterval(() => {
      if (began === before) resolve('hung')
      before = began
    }, hangMs)
  })
  return { hung, end: () => clearInterval(timer) }
}
