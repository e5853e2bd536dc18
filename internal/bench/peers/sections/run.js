// Runs one section in a process of its own: node sections/run.js <section> <result file> [--quick]
import { writeFileSync } from 'node:fs'

const [section, file, ...flags] = process.argv.slice(2)
const { run } = await import(`./${section}.js`)
const began = performance.now()
const result = await run({ quick: flags.includes('--quick') })
writeFileSync(file, JSON.stringify({ ...result, seconds: (performance.now() - began) / 1_000 }))
process.exit(0)
