// Runs the stories under Jest, from the packed packages, in a folder of their own. It installs Jest, so it is no part of `test`.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const packages = join(here, '../../..')
const require = createRequire(import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'auth-fetch-jest-'))

try {
  for (const name of ['auth-fetch', 'react', 'testing']) {
    run('pnpm', ['pack', '--pack-destination', folder], join(packages, name))
  }
  const tarballs = readdirSync(folder).map((file) => [
    `@${file.replace(/^x-(.*)-[\d.]+\.tgz$/, 'x/$1')}`,
    `file:${file}`,
  ])
  const shared = ['@tanstack/react-query', '@testing-library/dom', '@testing-library/react', 'react', 'react-dom']
  const dependencies = {
    ...Object.fromEntries(tarballs),
    ...Object.fromEntries(shared.map((name) => [name, versionOf(name)])),
    esbuild: '0.28.2',
    jest: '30.5.2',
    'jest-environment-jsdom': '30.5.2',
    'jest-fixed-jsdom': '0.0.11',
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  for (const file of ['jest.config.cjs', 'transform.cjs', 'vitest.cjs'])
    copyFileSync(join(here, file), join(folder, file))
  copyFileSync(join(here, '../stories.test.tsx'), join(folder, 'stories.test.tsx'))
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], folder)
  run('npx', ['jest', ...process.argv.slice(2)], folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
}

/** @param {string} name */
function versionOf(name) {
  return JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version
}
