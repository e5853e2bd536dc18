// The declarations of a package may import only what npm installs with it. attw and publint read entries, not the files behind them.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { publishedPackages } from '../src/published-packages.js'

const root = join(import.meta.dirname, '../../..')

/** Every module that the declarations behind a file import. */
function importsOf(file: string, seen = new Set<string>(), modules = new Set<string>()): Set<string> {
  if (seen.has(file)) return modules
  seen.add(file)
  const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '') // without the examples of docstrings
  for (const [, name = ''] of code.matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)) {
    if (name.startsWith('.')) importsOf(join(dirname(file), name.replace(/\.js$/, '.d.ts')), seen, modules)
    else if (!name.startsWith('node:')) modules.add(name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
  }
  return modules
}

it.each(publishedPackages(root).map(({ folder, manifest }) => [manifest.name, folder, manifest] as const))(
  'the types of %s import only what npm installs with it',
  (name, folder, { exports, dependencies, peerDependencies }) => {
    const entries = Object.values<{ types?: string }>(exports).flatMap(({ types }) => types ?? [])
    const installed = new Set([name, ...Object.keys({ ...dependencies, ...peerDependencies })])
    const missing = entries.flatMap((entry) =>
      [...importsOf(join(root, folder, entry))].filter(
        (module) => !installed.has(module) && !installed.has(`@types/${module}`),
      ),
    )
    expect([...new Set(missing)]).toEqual([])
  },
)
