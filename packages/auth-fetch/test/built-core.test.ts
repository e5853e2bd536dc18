import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { type AnyNode, parse, type Program } from 'acorn'
import { analyze } from 'eslint-scope'
import { describe, expect, it } from 'vitest'
import { startServer } from './runtimes/start-server.mjs'

const language =
  'Array ArrayBuffer Date Error Infinity JSON Map Math Number Object Promise Reflect Set String Symbol TypeError Uint8Array WeakMap globalThis undefined'.split(
    ' ',
  )

/** Globals that every runtime has, including React Native. */
const webStandard =
  'Blob FormData Headers Request Response URL URLSearchParams atob clearTimeout console fetch performance queueMicrotask setTimeout'.split(
    ' ',
  )

/** Globals that some runtimes lack. They may only be read as members of `globalThis`, which does not throw. */
const optional = ['document', 'location', 'navigator', 'origin', 'self']

/** Missing in React Native, but only needed to read a body as a stream, which it lacks too. */
const streaming = ['TextDecoder']

const folder = new URL('../', import.meta.url)
const files = readdirSync(new URL('dist', folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.js'),
)

const trees = files.map((file) => parseModule(readFileSync(new URL(`dist/${file}`, folder), 'utf8')))

function parseModule(source: string): Program {
  return parse(source, { ecmaVersion: 2022, sourceType: 'module', ranges: true })
}

/** Returns the names that a module uses but does not declare. */
function freeNames(tree: Program): string[] {
  const { globalScope } = analyze(tree as Parameters<typeof analyze>[0], { ecmaVersion: 2022, sourceType: 'module' }) // acorn's nodes are ESTree's
  return globalScope?.through.map(({ identifier }) => identifier.name) ?? []
}

/** Returns the members of a global that a module uses, as in `AbortSignal.any`. */
function membersOf(node: AnyNode, object: string): string[] {
  const isMember = node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === object
  const own = isMember
    ? [!node.computed && node.property.type === 'Identifier' ? node.property.name : '(computed)']
    : []
  const children = Object.values(node)
    .flat()
    .filter((value): value is AnyNode => typeof value?.type === 'string')
  return [...own, ...children.flatMap((child) => membersOf(child, object))]
}

describe('the built core', () => {
  it('The built core uses only globals of the language and web standards that every runtime has', () => {
    const allowed = [...language, ...webStandard, ...streaming]
    expect(trees.flatMap(freeNames).filter((name) => !allowed.includes(name))).toEqual([])
    expect(files.length).toBeGreaterThan(20)
  })

  it('The built core reads only known or optional members of globalThis', () => {
    const allowed = [...webStandard, ...optional]
    expect(trees.flatMap((tree) => membersOf(tree, 'globalThis')).filter((name) => !allowed.includes(name))).toEqual([])
  })

  it('The check of this test finds a forbidden global', () => {
    const tree = parseModule(
      'const { any } = AbortSignal; export const f = (v) => [structuredClone(v), any, globalThis.Buffer, globalThis[v]]',
    )
    expect(freeNames(tree)).toEqual(['AbortSignal', 'structuredClone', 'globalThis', 'globalThis'])
    expect(membersOf(tree, 'globalThis')).toEqual(['Buffer', '(computed)'])
  })

  for (const [runtime, ...options] of [
    ['react-native', '--no-warnings', '--experimental-vm-modules'],
    ['chromium'],
  ] as const) {
    it(
      `The built core keeps the contract in ${runtime === 'chromium' ? 'Chromium' : 'a realm with the gaps of React Native'}`,
      { timeout: 60_000 },
      async () => {
        const run = promisify(execFile)
        const cwd = new URL('test/runtimes/', folder)
        await run('tsc', ['-p', '.'], { cwd, shell: process.platform === 'win32' })
        const server = await startServer()
        const args = [...options, `${runtime}.mjs`, server.origin, server.foreign]
        const { stdout } = await run(process.execPath, args, { cwd }).catch((error: { stdout: string }) => error) // a failure's exit code
        await server.stop()
        expect(stdout).toMatch(/ [1-9]\d* passed, 0 failed\n$/)
      },
    )
  }
})
