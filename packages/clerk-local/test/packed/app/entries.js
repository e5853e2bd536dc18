// Each entry loads, and the server has its clerk-js with it.
import { strictEqual } from 'node:assert'
import { startClerkLocal } from '@x/clerk-local'
import { test } from '@x/clerk-local/playwright'
import schema from '@x/clerk-local/seeds.schema.json' with { type: 'json' }
import { clerkLocal } from '@x/clerk-local/vite'

strictEqual(typeof test.extend, 'function')
strictEqual(clerkLocal().name, 'clerk-local')
strictEqual(schema.type, 'object')

const clerk = await startClerkLocal({ port: 0, seeds: 'seeds.json' })
for (const major of [5, 6]) {
  const file = await fetch(`${clerk.proxyUrl}/npm/@clerk/clerk-js@${major}/dist/clerk.browser.js`)
  strictEqual(file.status, 200)
}
await clerk.close()
