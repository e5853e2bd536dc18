// A million requests of each kind: pnpm --filter @x/auth-fetch test:soak
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('measure-growth.mjs', import.meta.url))
const requests = process.argv[2] ?? '1000000'
let failed = false
for (const kind of ['plain', 'signal', 'rejected', 'callers', 'Request', 'leak']) {
  const output = execFileSync(process.execPath, ['--expose-gc', script, kind === 'leak' ? '100000' : requests, kind], {
    encoding: 'utf8',
  })
  const { bytesPerRequest } = JSON.parse(output)
  const isGrowing = bytesPerRequest > 1
  // The heap must grow with the deliberate leak.
  failed ||= isGrowing !== (kind === 'leak')
  process.stdout.write(output)
}
process.exitCode = failed ? 1 : 0
