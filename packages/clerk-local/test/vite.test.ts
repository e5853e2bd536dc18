import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, createServer, type InlineConfig, preview, type PreviewServer, type ViteDevServer } from 'vite'
import { expect, it, onTestFinished } from 'vitest'
import { connectClerkLocal } from '../src/index.js'
import { clerkLocal } from '../src/vite.js'

const SOURCE = `
export const { VITE_CLERK_PUBLISHABLE_KEY, VITE_CLERK_PROXY_URL, VITE_CLERK_JS_URL } = import.meta.env
globalThis.found = [
  import.meta.env.VITE_CLERK_PUBLISHABLE_KEY,
  import.meta.env.VITE_CLERK_PROXY_URL,
  import.meta.env.VITE_CLERK_JS_URL,
]
`
const KEY = 'pk_test_c29tZS1uYW1lLTEzLmNsZXJrLmFjY291bnRzLmRldiQ='

it('starts with the dev server, passes its key to the page, and proxies the requests to Clerk', async () => {
  const lines: string[] = []
  const server = await dev({ lines })
  const url = urlOf(server)
  const code = await textOf(`${url}/main.js`)
  for (const value of [KEY, '/__clerk', '/__clerk/npm/@clerk/clerk-js@5/dist/clerk.browser.js'])
    expect(code).toContain(JSON.stringify(value))
  expect(await textOf(`${url}/__clerk/v1/environment`)).toContain('"env_clerk_local"')
  expect((await fetch(`${url}/__clerk/npm/@clerk/clerk-js@5/dist/clerk.browser.js`)).status).toBe(200)
  expect(lines.join('\n')).toMatch(/clerk-local at http:\/\/127\.0\.0\.1:\d+[^]*alice@example\.com {2}clerk-local-demo/)
})

it('stops with the dev server', async () => {
  const lines: string[] = []
  const server = await dev({ lines })
  const { url } = await connectClerkLocal(clerkUrlIn(lines))
  await server.close()
  await expect.poll(() => isRunning(url)).toBe(false)
})

it('stops with a server in middleware mode', async () => {
  const lines: string[] = []
  const server = await dev({ lines, server: { middlewareMode: true } })
  const { url } = await connectClerkLocal(clerkUrlIn(lines))
  await server.close()
  await expect.poll(() => isRunning(url)).toBe(false)
})

it('keeps the sessions when Vite restarts', async () => {
  const lines: string[] = []
  const server = await dev({ lines })
  const clerk = await connectClerkLocal(clerkUrlIn(lines))
  const { sessionId } = await clerk.createSignedInClient('user_alice')
  await server.restart()
  expect(lines.filter((line) => line.includes(`clerk-local at ${clerk.url}.`))).toHaveLength(2)
  expect(await clerk.mintToken(sessionId)).toMatch(/^ey/)
  expect(await textOf(`${urlOf(server)}/__clerk/v1/environment`)).toContain('"env_clerk_local"')
  await server.close()
  await expect.poll(() => isRunning(clerk.url)).toBe(false)
})

it('accepts seeds', async () => {
  const lines: string[] = []
  await dev({ lines, plugin: { seeds: { users: [{ email: 'ada@example.com' }] } } })
  expect(lines.join('\n')).toContain('ada@example.com')
})

it('does not change a production build', async () => {
  const root = app()
  await build({ ...config(root), plugins: [clerkLocal({ port: 0 })] })
  expect(builtCode(root)).not.toMatch(/pk_test|__clerk/)
})

it('adds its keys to a build with inBuild, which the preview serves with a local Clerk', async () => {
  const root = app()
  const options = { ...config(root), plugins: [clerkLocal({ port: 0, inBuild: true })] }
  await build(options)
  expect(builtCode(root)).toContain(KEY)
  const server = await preview({
    ...options,
    preview: { port: 0, host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:1' } },
  })
  onTestFinished(() => server.close())
  expect(await textOf(`${urlOf(server)}/__clerk/v1/environment`)).toContain('"env_clerk_local"')
})

function isRunning(url: string): Promise<boolean> {
  return fetch(`${url}/v1/jwks`).then(
    ({ ok }) => ok,
    () => false,
  )
}

function app(): string {
  const root = mkdtempSync(join(tmpdir(), 'clerk-local-vite-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  writeFileSync(join(root, 'index.html'), '<!doctype html><script type="module" src="/main.js"></script>')
  writeFileSync(join(root, 'main.js'), SOURCE)
  return root
}

function config(root: string): InlineConfig {
  return { root, configFile: false, logLevel: 'silent' }
}

async function dev({
  lines,
  plugin = {},
  server = {},
}: {
  readonly lines: string[]
  readonly plugin?: Parameters<typeof clerkLocal>[0]
  readonly server?: InlineConfig['server']
}): Promise<ViteDevServer> {
  const note = (line: string): void => void lines.push(line)
  const started = await createServer({
    ...config(app()),
    customLogger: {
      info: note,
      warn: note,
      warnOnce: note,
      error: note,
      clearScreen: () => {},
      hasErrorLogged: () => false,
      hasWarned: false,
    },
    server: { port: 0, host: '127.0.0.1', ws: false, watch: null, ...server },
    plugins: [clerkLocal({ port: 0, ...plugin })],
  })
  onTestFinished(() => started.close())
  return started.httpServer ? started.listen() : started
}

function urlOf({ httpServer }: ViteDevServer | PreviewServer): string {
  const address = httpServer?.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`
}

function clerkUrlIn(lines: readonly string[]): string {
  return /clerk-local at (http:\S+)\. /.exec(lines.join('\n'))?.[1] ?? 'no URL'
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text()
}

function builtCode(root: string): string {
  const folder = join(root, 'dist/assets')
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
}
