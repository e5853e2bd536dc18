// Shows what a release would do: the versions, the changelogs, and what each package would hold. It works on a copy of the last
// commit and sends nothing. It fails when a package would become a new major that no changeset asks for.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishedPackages } from './published-packages.js'
import { unaskedMajors } from './unasked-majors.js'

const copy = mkdtempSync(join(tmpdir(), 'release-dry-'))
try {
  run('git', ['clone', '--quiet', process.cwd(), copy], process.cwd())
  run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--silent'])
  const findUnasked = unaskedMajors(copy)
  run('pnpm', ['exec', 'changeset', 'version'])
  const unasked = findUnasked()
  if (unasked.length > 0) throw new Error(`No changeset asks for these new majors: ${unasked.join(', ')}`)
  run('pnpm', ['exec', 'turbo', 'run', 'build', '--filter=./packages/*', '--output-logs=errors-only'])
  for (const { folder, manifest } of publishedPackages(copy)) show(join(copy, folder), manifest)
} finally {
  rmSync(copy, { recursive: true })
}

/**
 * @param {string} folder a package
 * @param {{ name: string, version: string }} manifest
 */
function show(folder, manifest) {
  const changelog = join(folder, 'CHANGELOG.md')
  console.log(`\n${manifest.name} ${manifest.version}\n`)
  if (existsSync(changelog)) console.log(readFileSync(changelog, 'utf8'))
  run('pnpm', ['publish', '--dry-run', '--no-git-checks'], folder)
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args, cwd = copy) {
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
}
