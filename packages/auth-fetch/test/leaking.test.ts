import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('leaking/measure-growth.mjs', import.meta.url))

/** `pnpm test:long` sends 30,000, `pnpm --filter @x/auth-fetch test:soak` a million. */
const requests = process.env['REQUESTS'] ?? '10000'
/** The smallest object takes 16 bytes. Fewer requests show more of what the engine itself allocates. */
const limit = Number(requests) < 30_000 ? 48 : 16

/** Returns the bytes that the heap grows by each request, in a process of their own. */
async function growthOf(kind: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, requests, kind])
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
    expect(await growthOf(kind)).toBeLessThan(limit)
  })

  it('does grow where something leaks, so that this measure would see it', async () => {
    expect(await growthOf('leak')).toBeGreaterThan(100)
  })
})
