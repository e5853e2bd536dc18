import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How long a server may take, in milliseconds, until it answers. */
const PATIENCE = 60_000

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
process.once('exit', () => {
  for (const child of running) child.kill()
})

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<string>} what it printed; rejects with that when it fails
 */
export async function run(command, args, cwd) {
  const { child, printed } = open(command, args, cwd)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed\n${printed.text}`)
  return printed.text
}

/**
 * Starts a server, which runs until `stopAll`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {string} url what answers once it is ready
 * @returns {Promise<() => string>} gives what it has printed by then; rejects with that when it ends early or
 *   does not answer in time
 */
export async function serve(command, args, cwd, url) {
  const { child, printed } = open(command, args, cwd)
  const began = performance.now()
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${command} ${args.join(' ')} ended\n${printed.text}`)
    if (performance.now() - began > PATIENCE)
      throw new Error(`${command} ${args.join(' ')} does not answer at ${url}\n${printed.text}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return () => printed.text
}

/** Ends what `serve` has started. */
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
 * @param {string} folder an app
 * @param {string} name of a package there
 * @param {string} [tool] one of its commands
 * @returns {string} the program, for Node
 */
export function toolOf(folder, name, tool = name) {
  const home = join(folder, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return join(home, bin[tool])
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function open(command, args, cwd) {
  // On Windows npm and pnpm are scripts of the shell.
  const shell = process.platform === 'win32' && command !== process.execPath
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
  const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed.text += text
    })
  }
  running.add(child)
  child.once('close', () => running.delete(child))
  return { child, printed }
}

/** @param {string} url */
function answers(url) {
  return fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  )
}
