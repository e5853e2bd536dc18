import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { execa } from 'execa'

/** Milliseconds that a server may take until it responds. */
const PATIENCE = 60_000

const env = { NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Runs a program to its end. Rejects with the output when it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function run(command, args, cwd) {
  await execa(command, args, { cwd, env, all: true })
}

/**
 * Starts a server, which runs until `stopAll`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {string} url responds once the server is ready
 * @returns {Promise<() => string>} returns the output so far; rejects with it when the server ends or is not ready in time
 */
export async function serve(command, args, cwd, url) {
  const child = execa(command, args, { cwd, env, all: true, buffer: false, reject: false })
  let output = ''
  child.all.setEncoding('utf8').on('data', (text) => (output += text))
  running.add(child)
  child.once('close', () => running.delete(child))
  for (const end = Date.now() + PATIENCE; !(await responds(url)); await wait(100))
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`${command} ${args.join(' ')} does not respond at ${url}\n${output}`)
  return () => output
}

/** Ends the servers that `serve` started. */
export async function stopAll() {
  await Promise.all(
    [...running].map((child) => {
      const closed = once(child, 'close')
      child.kill()
      return closed
    }),
  )
}

/**
 * Returns the path of a command that a package of an app brings.
 *
 * @param {string} folder the app
 * @param {string} name the package
 * @param {string} [tool] the command
 */
export function toolOf(folder, name, tool = name) {
  const home = join(folder, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return join(home, bin[tool])
}

/** @param {string} url */
function responds(url) {
  return fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  )
}
