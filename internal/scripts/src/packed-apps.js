// Follows the READMEs from an empty folder: installs the packed packages into a Vite and a Next app, takes their files from the code
// blocks of the pages, builds and serves them, and checks that Chromium shows data. The apps are not committed, because this
// script tests the pages. It needs the network: `pnpm --filter @x/scripts test:packed-apps [Vite|Next]`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tryNext } from './packed-apps/next-app.js'
import { packPackages } from './packed-apps/pack-packages.js'
import { stopAll } from './packed-apps/processes.js'
import { createSteps } from './packed-apps/steps.js'
import { tryVite } from './packed-apps/vite-app.js'

const apps = { Vite: tryVite, Next: tryNext }
/** Part of the name of the app to run. */
const [wanted = ''] = process.argv.slice(2)

const root = mkdtempSync(join(tmpdir(), 'packed-apps-'))
const { step, print } = createSteps()
try {
  const tarballs = await step('both', 'pack', () => packPackages(join(root, 'tarballs')))
  for (const [name, tryApp] of Object.entries(apps).filter(([app]) => app.includes(wanted))) {
    const folder = join(root, name.toLowerCase())
    mkdirSync(folder)
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
    try {
      await tryApp({ folder, tarballs, step: (what, work) => step(name, what, work) })
    } catch (error) {
      console.error(error)
    } finally {
      await stopAll()
    }
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
process.exitCode = print() > 0 ? 1 : 0
