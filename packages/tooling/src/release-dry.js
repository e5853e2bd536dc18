// Shows what a release would do: the versions, the changelogs, and what each package would hold. It works on a copy of the last
// commit and sends nothing.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const copy = mkdtempSync(join(tmpdir(), 'release-dry-'))
try {
  run('git', ['clone', '--quiet', process.cwd(), copy], process.cwd())
  run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--silent'])
  run('pnpm', ['exec', 'changeset', 'version'])
  run('pnpm', ['exec', 'turbo', 'run', 'build', '--filter=./packages/*', '--output-logs=errors-only'])
  for (const folder of readdirSync(join(copy, 'packages'))) show(join(copy, 'packages', folder))
} finally {
  rmSync(copy, { recursive: true })
}

/** @param {string} folder a package */
function show(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (manifest.private) return
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
