// Runs every property as often as asked: `tsx fuzz/run.ts [cases] [seed]`.
import { properties } from './properties.ts'
import { runProperty } from './run-property.ts'

const cases = Number(process.argv[2] ?? 1_000_000)
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31)

let failed = 0
for (const [name, property] of Object.entries(properties)) {
  const start = performance.now()
  const { counterexample, runs } = await runProperty(property, cases, seed)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `${counterexample === undefined ? 'holds ' : 'BROKEN'} ${name}: ${runs} cases in ${seconds} s, seed ${seed}`,
  )
  if (counterexample !== undefined) console.log(`       ${counterexample}`)
  failed += counterexample === undefined ? 0 : 1
}
console.log(`${Object.keys(properties).length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
