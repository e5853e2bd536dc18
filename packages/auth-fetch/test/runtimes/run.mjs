// Runs the contract in every runtime, one after the other, and prints a table.
import { spawn, spawnSync } from 'node:child_process'
import { runtimes } from './runtimes.mjs'
import { startServer } from './start-server.mjs'

/** @import { Runtime } from './runtimes.mjs' */

const cwd = import.meta.dirname
const shell = process.platform === 'win32'

/**
 * @param {Runtime} runtime
 * @param {readonly string[]} origins
 */
async function run(runtime, origins) {
  const { name, missing } = runtime
  if (missing) return { name, version: '', passed: 0, failed: 0, note: missing }
  console.log(`${name} …`)
  const [command = '', ...args] = runtime.package
    ? ['npx', '-y', '-p', runtime.package, '-c', [...runtime.command, ...origins].join(' ')]
    : [...runtime.command, ...origins]
  const output = await outputOf(command, args)
  const [, version, passed, failed, note = ''] =
    /^\w+ \| (\S+) \| (\d+) passed, (\d+) failed(?:, (.*))?$/m.exec(output) ?? []
  if (failed !== '0') console.log(`${name}:\n${output}`)
  // A runtime that is installed but did not run is a failure.
  if (!version) return { name, version: runtime.package ?? '', passed: 0, failed: 1, note: 'did not run' }
  return { name, version, passed: Number(passed), failed: Number(failed), note }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<string>} what it wrote, once it has ended
 */
function outputOf(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      timeout: 300_000,
      env: { ...process.env, npm_config_loglevel: 'error' },
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', () => resolve(output))
  })
}

const { status } = spawnSync('tsc', ['-p', cwd], { stdio: 'inherit', shell })
if (status !== 0) process.exit(status ?? 1)
const server = await startServer()
const rows = []
for (const runtime of runtimes) rows.push(await run(runtime, [server.origin, server.foreign]))
await server.stop()

const line = (name, version, passed, failed, note) =>
  `${name.padEnd(37)}${version.padEnd(18)}${String(passed).padStart(6)}  ${String(failed).padStart(6)}  ${note}`.trimEnd()
console.log(line('runtime', 'version', 'passed', 'failed', ''))
for (const { name, version, passed, failed, note } of rows) console.log(line(name, version, passed, failed, note))
const [passed, failed] = [
  rows.reduce((sum, row) => sum + row.passed, 0),
  rows.reduce((sum, row) => sum + row.failed, 0),
]
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
