// Copies the builds of clerk-js that a page loads, with their licence, into dist. As dependencies the two packages would bring
// 800 MB of wallet SDKs along, which these builds already contain.
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const target = fileURLToPath(new URL('../dist/clerk-js', import.meta.url))

rmSync(target, { recursive: true, force: true })
for (const major of ['5', '6']) {
  // The entry is `dist/clerk.js`; the manifest is not exported.
  const source = dirname(require.resolve(`clerk-js-${major}`))
  const folder = join(target, major)
  mkdirSync(folder, { recursive: true })
  const files = readdirSync(source).filter((file) => /(?:^|_)clerk\.(?:headless\.)?browser[._].*js$/.test(file))
  if (!files.includes('clerk.browser.js')) throw new Error(`clerk-js ${major} has no clerk.browser.js`)
  for (const file of files) cpSync(join(source, file), join(folder, file))
  cpSync(join(source, '../LICENSE'), join(folder, 'LICENSE'))
}
