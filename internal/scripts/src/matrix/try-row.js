import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '../chromium.js'
import getPort from 'get-port'

/** @import { Row } from './rows.js' */

export const compilers = ['5.4.5', '5.9.3', '7.0.2']
export const resolutions = [
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'esnext', moduleResolution: 'bundler' },
]

/**
 * Installs a row into its own folder, checks its files with every compiler, and runs its programs.
 *
 * @param {Row} row
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} tarballs ours, by name
 * @param {string} tools the folder of the compilers
 * @returns {Promise<string[]>} the failures, each with its output
 */
export async function tryRow(row, folder, tarballs, tools) {
  /** @type {string[]} */
  const failures = []
  /**
   * @param {string} what
   * @param {boolean} isGood
   * @param {string} output
   */
  const tell = (what, isGood, output) => {
    console.log(`${row.name}: ${what}: ${isGood ? 'passes' : 'fails'}`)
    if (!isGood) failures.push(`${row.name}: ${what} failed\n${output.slice(0, 2_000)}`)
  }

  mkdirSync(folder)
  for (const source of row.from) cpSync(source, folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  for (const [path, text] of Object.entries(row.files ?? {})) writeFileSync(join(folder, path), text)
  const sources = [...row.ours.map((name) => tarballs.get(name) ?? name), ...row.packages]
  const installed = spawn('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...sources], folder)
  tell('npm install', installed.status === 0, installed.output)
  if (installed.status !== 0) return failures

  for (const version of compilers) {
    for (const resolution of resolutions) {
      const errors = check(folder, join(tools, 'node_modules', `ts-${version}`), resolution, row.checked)
      tell(`TypeScript ${version}, ${resolution.moduleResolution}`, errors === '', errors)
    }
  }
  for (const { what, args, expected } of row.runs) {
    const { status, output } = spawn(process.execPath, args, folder, await browserEnv(folder))
    tell(what, status === 0 && (expected === undefined || output.trim() === expected), output)
  }
  return failures
}

/**
 * @param {string} folder
 * @param {string} compiler
 * @param {typeof resolutions[number]} resolution
 * @param {readonly string[]} files
 * @returns {string} the errors, or ''
 */
function check(folder, compiler, resolution, files) {
  const compilerOptions = {
    ...resolution,
    strict: true,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    types: [],
    rootDir: '.',
    outDir: 'dist',
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  const args = [join(compiler, 'bin', 'tsc'), '-p', folder, '--pretty', 'false']
  const { status, output } = spawn(process.execPath, args, folder)
  // Ignore errors in the declarations of other packages.
  const errors = output.split('\n').filter((line) => line.includes('error TS') && !/node_modules\/(?!@x\/)/.test(line))
  return status !== 0 && output === '' ? 'The compiler says nothing' : errors.join('\n')
}

/**
 * @param {string} folder
 * @returns {Promise<NodeJS.ProcessEnv>} the environment of a package's browser tests
 */
async function browserEnv(folder) {
  return {
    ...process.env,
    PATH: `${join(folder, 'node_modules', '.bin')}${delimiter}${process.env['PATH']}`,
    LAUNCH_OPTIONS: JSON.stringify(await chromium()),
    PAGE_PORT: String(await getPort()),
    CLERK_PORT: String(await getPort()),
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} [env]
 */
function spawn(command, args, cwd, env = process.env) {
  // On Windows npm is a script of the shell.
  const shell = process.platform === 'win32' && command === 'npm'
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env, shell })
  return { status, output: `${stdout}${stderr}` }
}
