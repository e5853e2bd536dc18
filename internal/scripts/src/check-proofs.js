// Checks that each test that SECURITY.md names as a proof exists, by its file and its title. No link checker knows the titles of tests.
import { existsSync, readFileSync } from 'node:fs'

const proofs = [
  ...readFileSync('SECURITY.md', 'utf8').matchAll(/`((?:packages|internal|examples)\/[^`]+)`\s+"([^"]+)"/g),
]
const missing = proofs.flatMap(([, file = '', title = '']) => {
  if (!existsSync(file)) return [`${file} does not exist`]
  return readFileSync(file, 'utf8').includes(title) ? [] : [`${file} has no test "${title}"`]
})

for (const line of missing) console.error(`SECURITY.md: ${line}`)
console.log(`${proofs.length} proofs, ${missing.length} missing`)
process.exitCode = missing.length > 0 || proofs.length === 0 ? 1 : 0
