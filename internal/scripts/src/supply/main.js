// Checks what is installed with this repository's packages, its apps, its site and its benchmarks, and the workflows that release them. Needs no network, and so asks nobody for advisories.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { checkIntegrity, checkLicence, checkManifest, closureOf } from './check-supply.js'
import { checkWorkflow } from './check-workflows.js'
import { readLockfile } from './read-lockfile.js'
import { readNpmLockfile } from './read-npm-lockfile.js'

const root = new URL('../../../../', import.meta.url)
const lockfile = readLockfile(read('pnpm-lock.yaml'))
const site = readLockfile(read('docs/pnpm-lock.yaml'))
const peers = readNpmLockfile(read('internal/bench/peers/package-lock.json'))
const pnpm = readNpmLockfile(read('.ci/pnpm/package-lock.json'))
const store = new URL('node_modules/.pnpm/', root)
const folders = new Map(readdirSync(store).map((folder) => [folder.split(/[_(]/)[0]?.replace('+', '/') ?? '', folder]))

/** @param {string} path */
function read(path) {
  return readFileSync(new URL(path, root), 'utf8')
}

/** @param {string} key */
function licenceOf(key) {
  const folder = folders.get(key)
  const name = key.slice(0, key.lastIndexOf('@'))
  const file = folder && new URL(`${folder}/node_modules/${name}/package.json`, store)
  if (!file || !existsSync(file)) return undefined
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'))
  return String(
    license?.type ?? license ?? licenses?.map((/** @type {{ type: string }} */ { type }) => type).join(' OR ') ?? '',
  )
}

/** @type {string[]} */
const wrong = []
const counts = { published: 0, licences: 0 }
/** @type {string[]} */
const absent = []
/** @type {Set<string>} */
const atRunTime = new Set()
for (const [folder, direct] of lockfile.importers) {
  const manifest = JSON.parse(read(`${folder}/package.json`))
  counts.published += manifest.private ? 0 : 1
  wrong.push(...checkManifest(manifest))
  const names = Object.keys({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
    // An optional peer is the app's own choice, and comes with the apps here that made it.
  }).filter((name) => !manifest.peerDependenciesMeta?.[name]?.optional)
  const listed = [...direct].filter(([name]) => names.includes(name))
  for (const key of closureOf(lockfile, listed)) atRunTime.add(key)
}
for (const each of [lockfile, site, peers, pnpm]) wrong.push(...checkIntegrity(each))
for (const key of atRunTime) {
  const licence = licenceOf(key)
  if (licence === undefined && !lockfile.bound.has(key))
    wrong.push(`${key} is not installed, so its licence is not known`)
  if (licence === undefined) absent.push(key)
  else counts.licences += 1
  wrong.push(...checkLicence(key, licence))
}
for (const [key, licence] of peers.licences) wrong.push(...checkLicence(key, licence))
const { packageManager } = JSON.parse(read('package.json'))
if (![...pnpm.resolutions.keys()].every((key) => packageManager === `pnpm@${key.split('@').at(-1)}`))
  wrong.push(`.ci/pnpm does not lock ${packageManager}`)
const workflows = readdirSync(new URL('.github/', root), { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(?:workflows|actions)[\\/].*\.ya?ml$/.test(path))
  .map((path) => `.github/${path}`)
for (const path of workflows) wrong.push(...checkWorkflow(path, read(path)))

for (const what of wrong) console.log(what)
console.log(
  `${counts.published} published packages, each dependency with its reason; ${lockfile.resolutions.size} packages locked by their content, ` +
    `${site.resolutions.size} of the site, ${peers.resolutions.size} of the benchmarks; ` +
    `${counts.licences + peers.licences.size} licences read of what is installed at run time and by the benchmarks; ${absent.length} more are of other platforms; ${workflows.length} workflows, each action pinned. ` +
    'Advisories are not looked up: that needs a network, as in `pnpm audit`.',
)
process.exitCode = wrong.length > 0 ? 1 : 0
