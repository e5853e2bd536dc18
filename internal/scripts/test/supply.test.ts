import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { checkIntegrity, checkLicence, checkManifest, closureOf } from '../src/supply/check-supply.js'
import { readLockfile } from '../src/supply/read-lockfile.js'
import { readNpmLockfile } from '../src/supply/read-npm-lockfile.js'

const integrity = `{integrity: sha512-${'a'.repeat(86)}==}`
const text = `lockfileVersion: '9.0'

importers:

  packages/foo:
    dependencies:
      '@scope/direct':
        specifier: 'catalog:'
        version: 1.0.0(peer@2.0.0)
      own:
        specifier: workspace:*
        version: link:../own
    devDependencies:
      alias:
        specifier: npm:real@3.0.0
        version: real@3.0.0

packages:

  '@scope/direct@1.0.0':
    resolution: ${integrity}

  deep@0.1.0:
    resolution: ${integrity}

  peer@2.0.0:
    resolution: ${integrity}

  real@3.0.0:
    resolution: ${integrity}

snapshots:

  '@scope/direct@1.0.0(peer@2.0.0)':
    dependencies:
      deep: 0.1.0
      peer: 2.0.0

  deep@0.1.0: {}

  peer@2.0.0: {}

  real@3.0.0: {}
`

it('reads all packages that come with some from the lockfile', () => {
  const lockfile = readLockfile(text)
  const direct = lockfile.importers.get('packages/foo') ?? new Map<string, string>()
  expect([...closureOf(lockfile, direct)].toSorted()).toEqual([
    '@scope/direct@1.0.0',
    'deep@0.1.0',
    'peer@2.0.0',
    'real@3.0.0',
  ])
  expect(checkIntegrity(lockfile)).toEqual([])
})

it.each([
  ['a tarball', integrity, '{tarball: https://example.com/a.tgz}'],
  ['a weaker hash', 'sha512-', 'sha1-'],
  ['a package that is not listed', 'deep@0.1.0:\n    resolution', 'other@0.1.0:\n    resolution'],
])('refuses %s in the lockfile', (_what, good, bad) => {
  expect(checkIntegrity(readLockfile(text.replace(good, bad)))).toHaveLength(1)
})

it.each([
  ['pnpm-lock.yaml', 'internal/faults'],
  ['docs/pnpm-lock.yaml', '.'],
])('reads every package of the real %s', async (path, importer) => {
  const real = await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8')
  const { resolutions, snapshots, importers } = readLockfile(real)
  expect(resolutions.size).toBe(real.match(/^    resolution: /gm)?.length)
  expect(snapshots.size).toBeGreaterThanOrEqual(resolutions.size)
  expect([...importers.keys()]).toContain(importer)
})

it('reads every package of the lockfile of the benchmarks', async () => {
  const real = await readFile(new URL('../../bench/peers/package-lock.json', import.meta.url), 'utf8')
  const { resolutions, licences } = readNpmLockfile(real)
  expect(resolutions.size).toBeGreaterThan(100)
  expect([...licences.keys()]).toEqual([...resolutions.keys()])
  expect(checkIntegrity({ resolutions })).toEqual([])
})

it.each([
  [{ integrity: `sha512-${'a'.repeat(86)}==` }, []],
  [{ integrity: 'sha1-abc' }, ['@scope/foo@1.0.0']],
  [{ resolved: 'git+ssh://git@example.com/foo.git' }, ['@scope/foo@1.0.0']],
])('of a package that npm locks by %j refuses %j', (entry, refused) => {
  const path = 'node_modules/bar/node_modules/@scope/foo'
  const locked = JSON.stringify({ packages: { '': { version: '0.0.0' }, [path]: { version: '1.0.0', ...entry } } })
  const broken = checkIntegrity(readNpmLockfile(locked))
  expect(broken.map((line) => line.split(' ')[0])).toEqual(refused)
})

it.each([
  [{ name: '@x/auth-fetch' }, 0],
  [{ name: '@x/auth-fetch', dependencies: { lodash: '4' } }, 1],
  [{ name: '@x/auth-fetch', optionalDependencies: { fsevents: '2' } }, 1],
  [{ name: '@x/auth-fetch', peerDependencies: { react: '19' } }, 1],
  [{ name: '@x/auth-fetch', scripts: { postinstall: 'node x.js' } }, 1],
  [{ name: '@x/new' }, 1],
  [{ name: '@x/new', private: true, dependencies: { lodash: '4' } }, 0],
])('%j has %i faults', (manifest, faults) => {
  expect(checkManifest(manifest)).toHaveLength(faults)
})

it.each([
  ['MIT', 0],
  ['(MIT OR GPL-3.0)', 0],
  ['MIT AND GPL-3.0', 1],
  ['LGPL-3.0-or-later', 1],
  ['', 1],
])('of the licence %j: %i faults', (licence, faults) => {
  expect(checkLicence('@scope/foo@1.0.0', licence)).toHaveLength(faults)
})
