import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from './support/start-server.js'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

it('starts, says that it is for development only, and stops on SIGTERM', async () => {
  const { child, output } = start('--port', '0', '--token-lifetime', '7')
  await expect.poll(output).toContain('Sign in with:')
  expect(output()).toContain('For development only')
  expect(output()).toContain('alice@example.com')
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0] ?? ''
  const state: unknown = await (await fetch(`${url}/__control/state`)).json()
  expect(state).toMatchObject({ tokenLifetime: 7 })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

it('explains itself', async () => {
  const { child, output } = start('--help')
  expect(await once(child, 'close')).toEqual([0, null])
  expect(output()).toContain('--token-lifetime')
})

it.each([
  [['--port', 'abc'], '--port takes a whole number from 0 to 65535, not "abc"'],
  [['--port', '70000'], '--port takes a whole number'],
  [['--token-lifetime', '0'], '--token-lifetime takes a whole number from 1'],
  [['--nope'], "Unknown option '--nope'"],
])('refuses %j', async (args, message) => {
  const { child, output } = start(...args)
  expect(await once(child, 'close')).toEqual([1, null])
  expect(output()).toContain(`clerk-local: ${message}`)
})

it('ends with an error when its port is in use', async () => {
  const { url } = await startServer()
  const { child, output } = start('--port', new URL(url).port)
  expect(await once(child, 'close')).toEqual([1, null])
  expect(output()).toContain('is in use')
})

function start(...args: string[]) {
  const child = spawn(process.execPath, [CLI, ...args])
  onTestFinished(() => void child.kill())
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
  }
  return { child, output: () => text }
}
