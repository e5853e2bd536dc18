import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { expect, it, vi } from 'vitest'

const demo = join(import.meta.dirname, '../../../../examples/vite-react')
const ours = "import { AuthFetchDevtools, withDevtools } from '@x/devtools'"

/** Behind the demo's own imports, so that its modules stay in their order. */
function importPanel(code: string): string {
  return code.replace(/(\nimport [^\n]*\n)(?!import )/, `$1${ours}\n`)
}

/** Builds the demo for production, its main file edited, and gives each file with its name, which says its hash. */
async function buildDemo(edit: (code: string) => string): Promise<Map<string, Buffer>> {
  vi.stubEnv('NODE_ENV', 'production')
  const editMain: Plugin = {
    name: 'edit-main',
    enforce: 'pre',
    // The demo has no panel: it is resolved from here, as the package that it is.
    resolveId(source, importer) {
      return source === '@x/devtools' && importer?.startsWith(demo)
        ? this.resolve(source, import.meta.filename)
        : undefined
    },
    transform: (code, id) => (id === join(demo, 'src/main.tsx') ? edit(code) : undefined),
  }
  const result = await build({
    root: demo,
    mode: 'production',
    logLevel: 'error',
    plugins: [editMain],
    build: { write: false },
  })
  const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []))
  return new Map(outputs.map((part) => [part.fileName, Buffer.from(part.type === 'chunk' ? part.code : part.source)]))
}

function sizeOf(files: Map<string, Buffer>): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0)
}

/** The demo with the panel, as its README says. */
function usePanel(code: string): string {
  const edited = code
    .replace('<SessionProvider origins={origins} fetch={timeline.fetch} onEvent={timeline.onEvent}>', (tag) =>
      tag.replace('origins={origins} fetch', '{...withDevtools({ origins })} fetch'),
    )
    .replace('<App timeline={timeline} />', (tag) => `${tag}<AuthFetchDevtools />`)
  return importPanel(edited)
}

it('adds no byte to the production bundle of the demo when only imported', async () => {
  const without = await buildDemo((code) => code)
  expect(sizeOf(without)).toBeGreaterThan(300_000)
  const imported = await buildDemo(importPanel)
  expect([...imported.keys()]).toEqual([...without.keys()])
  const differing = [...imported].filter(([name, file]) => !file.equals(without.get(name) ?? Buffer.of()))
  expect(differing.map(([name]) => name)).toEqual([])
})

it('adds only an empty element to the production bundle of the demo when used', async () => {
  const without = await buildDemo((code) => code)
  const used = await buildDemo(usePanel)
  expect([...used.keys()]).not.toEqual([...without.keys()])
  expect(sizeOf(used) - sizeOf(without)).toBeGreaterThan(0)
  expect(sizeOf(used) - sizeOf(without)).toBeLessThan(80)
  expect(String([...used.values()])).not.toMatch(/afd-|Copy as curl/)
})
