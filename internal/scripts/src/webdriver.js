// A WebDriver client of our own: those on npm need Node 22, or bring what downloads other browsers.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './free-port.js'

/** Milliseconds that one command can take. */
const timeout = 120_000

/**
 * Starts a driver, opens a session, and ends both once they have been used.
 *
 * @template T
 * @param {readonly [program: string, ...args: string[]]} driver how it is started
 * @param {object} capabilities the browser to open
 * @param {(send: (method: string, path: string, body?: object) => Promise<any>, capabilities: any) => Promise<T>} drive
 *   sends commands of the session, with the capabilities that the browser answered
 * @returns {Promise<T>} the result of `drive`
 */
export async function withSession(driver, capabilities, drive) {
  const folder = await mkdtemp(join(tmpdir(), 'webdriver-'))
  const port = await freePort()
  const [program, ...args] = driver
  const env = { ...process.env, XDG_RUNTIME_DIR: folder }
  // A group of its own, so that what it starts ends with it.
  const child = spawn(program, [...args, `--port=${port}`], { stdio: 'ignore', env, detached: true })
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', resolve))
  try {
    await isListening(port)
    const session = await send(port, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } })
    const path = `/session/${session.sessionId}`
    try {
      return await drive((method, command, body) => send(port, method, path + command, body), session.capabilities)
    } finally {
      await send(port, 'DELETE', path)
    }
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid)
    await ended
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {number} port */
async function isListening(port) {
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(100))
    if (await send(port, 'GET', '/status').catch(() => undefined)) return
  throw new Error('The driver does not answer')
}

/**
 * @param {number} port
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function send(port, method, path, body) {
  const headers = { 'content-type': 'application/json' }
  const json = method === 'POST' ? { headers, body: JSON.stringify(body ?? {}) } : {}
  const signal = AbortSignal.timeout(timeout)
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...json, signal })
  const { value } = /** @type {{ value: any }} */ (await response.json())
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`)
  return value
}

/** Whether WebKitGTK can be driven here: Debian has its driver and what gives it a display. */
export const hasWebKit = ['/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run'].every((path) => existsSync(path))

/** Opens MiniBrowser, the small browser of WebKitGTK, Safari's engine, on a display of its own. */
export const webkit = /** @type {const} */ (['xvfb-run', '-a', 'WebKitWebDriver'])
