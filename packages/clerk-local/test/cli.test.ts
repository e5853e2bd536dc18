import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { startServer } from './support/start-server.js'

const folder = mkdtempSync(join(tmpdir(), 'clerk-local-seeds-'))
afterAll(() => rmSync(folder, { recursive: true }))

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

it('starts, says that it is for development only, and stops on SIGTERM', async () => {
  const { child, output } = start('--port', '0', '--token-lifetime', '7')
  await expect.poll(output).toContain('jwks.json')
  expect(output()).toContain('For development only')
  expect(output()).toContain('alice@example.com')
  expect(await getJson(`${urlIn(output())}/__control/state`)).toMatchObject({ tokenLifetime: 7 })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

it.each([
  ['--help', '--token-lifetime <seconds>'],
  ['-h', '--seeds <file.json>'],
  ['--version', manifest.version],
])('answers %s', async (flag, text) => {
  const { child, output } = start(flag)
  expect(await once(child, 'close')).toEqual([0, null])
  expect(output()).toContain(text)
})

it('prints the settings for a page and a server', async () => {
  const { output } = start('--port', '0')
  await expect.poll(output).toContain('jwks.json')
  const url = urlIn(output())
  const { keys } = await getJson(/http:\S+jwks\.json/.exec(output())?.[0])
  expect(keys).toHaveLength(1)
  const scripts = output().match(/http:\S+clerk\.browser\.js/g) ?? []
  expect(scripts).toHaveLength(3)
  for (const script of scripts) expect((await fetch(script)).status).toBe(200)
  expect(output()).toContain(`proxyUrl="${url}/__clerk"`)
  expect(output()).toContain(`CLERK_API_URL=${url}\n`)
  expect(output()).toMatch(/publishableKey="(pk_test_\w+=*)"[^]*CLERK_PUBLISHABLE_KEY=\1\n/)
})

it('reads its users from a seeds file', async () => {
  const file = seedsFile('seeds.json', {
    users: [{ email: 'ada@example.com', memberships: [{ organization: 'tea' }] }],
    organizations: [{ name: 'Tea' }],
  })
  const { output } = start('--port', '0', '--seeds', file)
  await expect.poll(output).toContain('jwks.json')
  expect(output()).toContain('\n  ada@example.com  clerk-local-demo  user_ada  Tea (org:member)\n')
  expect(output()).not.toContain('alice')
})

it('prints a line for an endpoint that it does not cover', async () => {
  const { output } = start('--port', '0')
  await expect.poll(output).toContain('jwks.json')
  expect((await fetch(`${urlIn(output())}/v1/client/sign_ups`, { method: 'POST' })).status).toBe(501)
  await expect.poll(output).toMatch(/\nPOST \/v1\/client\/sign_ups is not covered by clerk-local/)
})

it.each([
  [['--port', 'abc'], '--port must be a whole number from 0 to 65535, not "abc"'],
  [['--port', '70000'], '--port must be a whole number'],
  [['--token-lifetime', '0'], '--token-lifetime must be a whole number from 1'],
  [['--nope'], "Unknown option '--nope'. See --help."],
  [['serve'], "Unexpected argument 'serve'. See --help."],
  [
    ['--seeds', 'no-such.json'],
    "Could not read the file of seeds: ENOENT: no such file or directory, open 'no-such.json'",
  ],
  [
    ['--seeds', seedsFile('bad-seeds.json', { users: [{ email: 7 }] })],
    /There are mistakes in .*seeds\.json:\n  users\[0\]\.email must be an e-mail address, not 7\n/,
  ],
])('refuses %j', async (args, message) => {
  const { child, output } = start(...args)
  expect(await once(child, 'close')).toEqual([1, null])
  expect(output()).toMatch(typeof message === 'string' ? `clerk-local: ${message}` : message)
})

it('ends with an error when its port is in use', async () => {
  const { url } = await startServer()
  const { child, output } = start('--port', new URL(url).port)
  expect(await once(child, 'close')).toEqual([1, null])
  expect(output()).toContain('is in use')
})

function seedsFile(name: string, seeds: object): string {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(seeds))
  return file
}

function urlIn(output: string): string {
  return /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? 'no URL'
}

async function getJson(url = ''): Promise<{ readonly keys?: unknown }> {
  const answer: object = await (await fetch(url)).json()
  return answer
}

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
