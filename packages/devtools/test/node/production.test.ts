import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, it, onTestFinished, vi } from 'vitest'

interface App {
  readonly imports?: string
  readonly options?: string
  readonly panel?: string
}

const ours = "import { AuthFetchDevtools, withDevtools } from '@x/devtools'"
const origins = "{ origins: ['https://api.example.com'] }"

/** An app as in the README: with React and the provider, all of it bundled. */
function write({ imports = '', options = origins, panel = '' }: App): string {
  return `import { createFakeClerk } from '@x/testing'
import { AuthFetchProvider, useAuthFetch } from '@x/react/fetch'
import { createRoot } from 'react-dom/client'
${imports}
const options = ${options}
const { useAuth } = createFakeClerk('user_ada')
function Save() {
  const authFetch = useAuthFetch()
  return <button onClick={() => void authFetch('/api/notes')}>Save</button>
}
createRoot(document.body).render(<AuthFetchProvider useAuth={useAuth} {...options}><Save />${panel}</AuthFetchProvider>)
`
}

/** Builds for production, and gives each file with its name, which says its hash. */
async function bundle(app: App): Promise<Map<string, Buffer>> {
  const root = mkdtempSync(join(import.meta.dirname, '.bundle-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  vi.stubEnv('NODE_ENV', 'production')
  writeFileSync(join(root, 'app.jsx'), write(app))
  const result = await build({
    root,
    mode: 'production',
    configFile: false,
    logLevel: 'error',
    build: { write: false, rollupOptions: { input: join(root, 'app.jsx') } },
  })
  const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []))
  return new Map(outputs.map((part) => [part.fileName, Buffer.from(part.type === 'chunk' ? part.code : part.source)]))
}

function sizeOf(files: Map<string, Buffer>): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0)
}

it('adds not one byte to a production bundle by its import', async () => {
  const without = await bundle({})
  expect(sizeOf(without)).toBeGreaterThan(100_000)
  const imported = await bundle({ imports: ours })
  expect([...imported.keys()]).toEqual([...without.keys()])
  expect([...imported.values()].every((file, index) => file.equals([...without.values()][index] ?? Buffer.of()))).toBe(
    true,
  )
})

it('adds an element that is nothing to a production bundle when it is used as its README says', async () => {
  const without = await bundle({})
  const used = await bundle({ imports: ours, options: `withDevtools(${origins})`, panel: '<AuthFetchDevtools />' })
  expect(sizeOf(used) - sizeOf(without)).toBeLessThan(60)
  expect(String([...used.values()])).not.toMatch(/afd|curl/)
})
