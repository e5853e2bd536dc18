import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('leaking/measure-growth.mjs', import.meta.url))

/** Bytes that the heap grows by each request, over 30,000 of them in a process of their own; `pnpm test:soak` sends a million. */
async function growthOf(kind: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, '30000', kind])
  return (JSON.parse(stdout) as { bytesPerRequest: number }).bytesPerRequest // printed by the script
}

describe('the heap', () => {
  it.each([
    ['plain requests', 'plain'],
    ['requests with one signal that lives long', 'signal'],
    ['refused tokens, refreshes and replays', 'refused'],
    ['a new owner for each request, with refusals', 'owners'],
    ['Requests with bodies', 'Request'],
  ])('does not grow with %s', async (_, kind) => {
    // The smallest object takes 16 bytes; what is below comes from the engine's own optimizing.
    expect(await growthOf(kind)).toBeLessThan(16)
  })

  it('does grow where something leaks, so that this measure would see it', async () => {
    expect(await growthOf('leak')).toBeGreaterThan(100)
  })
})
