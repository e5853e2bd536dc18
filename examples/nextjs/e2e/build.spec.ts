import { startClerkLocal } from '@x/clerk-local'
import { join } from 'node:path'
import { buildEnv } from '../local/next-env.ts'
import { buildNext } from '../local/next-process.ts'
import { expect, test } from './stack.ts'

test('the app builds, including the type check', { tag: '@long' }, async ({ browserName }) => {
  test.skip(browserName !== 'chromium', 'needs no browser: one run is enough')
  test.setTimeout(300_000)
  const { publishableKey, close } = await startClerkLocal({ port: 0 })
  await close()
  const dir = join(import.meta.dirname, '..')
  await expect(buildNext({ dir, env: buildEnv(publishableKey) })).resolves.toBeUndefined()
})
