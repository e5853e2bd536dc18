import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('memory-leaks/measure-growth.mjs', import.meta.url))

/** Returns the heap growth per request in bytes, over 30,000 requests in a separate process. `pnpm test:soak` sends a million. */
async function growthOf(kind: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, '30000', kind])
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
    // The smallest object takes 16 bytes. Less than that comes from the engine's own optimizing.
    expect(await growthOf(kind)).toBeLessThan(16)
  })

  it('The heap grows with a leak, so this measurement would detect one', async () => {
    expect(await growthOf('leak')).toBeGreaterThan(100)
  })
})
