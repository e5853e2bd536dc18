import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('memory-leaks/measure-growth.mjs', import.meta.url))

/** `pnpm test:long` sends 30,000, `pnpm --filter @x/auth-fetch test:soak` a million. */
const requests = process.env['REQUESTS'] ?? '10000'
/** The smallest object takes 16 bytes. Fewer requests show more of what the engine itself allocates. */
const limit = Number(requests) < 30_000 ? 48 : 16

/** Returns the heap growth per request in bytes, in a separate process. */
async function growthOf(kind: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, requests, kind])
  return (JSON.parse(stdout) as { bytesPerRequest: number }).bytesPerRequest // printed by the script
}

describe('the heap', () => {
  it.each([
    ['plain requests', 'plain'],
    ['requests with one long-lived signal', 'signal'],
    ['rejected tokens, refreshes and replays', 'rejected'],
    ['a new caller for each request, with rejected tokens', 'callers'],
    ['Requests with bodies', 'Request'],
  ])('The heap does not grow with %s', async (_, kind) => {
    expect(await growthOf(kind)).toBeLessThan(limit)
  })

  it('The heap grows with a leak, so this measurement would detect one', async () => {
    expect(await growthOf('leak')).toBeGreaterThan(100)
  })
})
