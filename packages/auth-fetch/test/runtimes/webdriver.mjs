// A WebDriver client of our own: those on npm need Node 22, or bring what downloads other browsers.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '@x/tooling/free-port'

/** Milliseconds that one command can take. */
const timeout = 120_000

/**
 * Starts a driver, opens a session, and ends both once they have been used.
 *
 * @template T
 * @param {string} driver its program
 * @param {object} capabilities the browser to open
 * @param {(send: (method: string, path: string, body?: object) => Promise<any>, capabilities: any) => Promise<T>} drive
 *   sends commands of the session, with the capabilities that the browser answered
 * @returns {Promise<T>} the result of `drive`
 */
export async function withSession(driver, capabilities, drive) {
  const folder = await mkdtemp(join(tmpdir(), 'webdriver-'))
  const port = await freePort()
  const child = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, XDG_RUNTIME_DIR: folder } })
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
    child.kill()
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
  const { value } = await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`)
  return value
}
