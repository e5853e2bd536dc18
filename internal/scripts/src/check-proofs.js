// Looks up each test that SECURITY.md names as a proof: its file, and its title in there.
import { existsSync, readFileSync } from 'node:fs'

const proofs = [
  ...readFileSync('SECURITY.md', 'utf8').matchAll(/`((?:packages|internal|examples)\/[^`]+)`\s+"([^"]+)"/g),
]
const missing = proofs.flatMap(([, file = '', title = '']) => {
  if (!existsSync(file)) return [`${file} is gone`]
  return readFileSync(file, 'utf8').includes(title) ? [] : [`${file} has no test "${title}"`]
})

for (const line of missing) console.error(`SECURITY.md: ${line}`)
console.log(`${proofs.length} proofs named, ${proofs.length - missing.length} found`)
process.exitCode = missing.length > 0 || proofs.length === 0 ? 1 : 0
