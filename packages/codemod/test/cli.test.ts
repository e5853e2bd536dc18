import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const cli = join(import.meta.dirname, '../dist/cli.js')
const before = `import useSWR from 'swr'
import { useAuth } from '@clerk/clerk-react'

export function useOrders() {
  const { getToken } = useAuth()
  return useSWR('https://api.example.com/orders', async (url: string) => {
    const response = await fetch(url, { headers: { Authorization: \`Bearer \${await getToken()}\` } })
    return response.json()
  })
}
`
const after = `import { useClerkSWR } from '@x/react/swr'

export function useOrders() {
  return useClerkSWR('https://api.example.com/orders')
}
`

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codemod-'))
  writeFileSync(join(folder, 'use-orders.ts'), before)
  writeFileSync(
    join(folder, 'keep.ts'),
    'let token\nexport const api = () => fetch("/", { headers: { Authorization: `Bearer ${token}` } })\n',
  )
})
afterEach(() => rmSync(folder, { recursive: true }))

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

function read() {
  return readFileSync(join(folder, 'use-orders.ts'), 'utf8')
}

it('shows a diff and writes nothing by default', () => {
  const { status, output } = run()
  expect(status).toBe(0)
  expect(read()).toBe(before)
  expect(output).toContain("+  return useClerkSWR('https://api.example.com/orders')")
  expect(output).toContain('Files: 2 read, 1 to change. Places to change by hand: 1.')
  expect(output).toContain("origins={['https://api.example.com']}")
  expect(output).toContain('keep.ts:2')
})

it('changes files with --write, and finds nothing more to change', () => {
  expect(run('.', '--write').output).toContain('1 changed')
  expect(read()).toBe(after)
  expect(run('.').output).toContain('0 to change')
})

it('accepts a file as path', () => {
  expect(run('keep.ts').output).toContain('Files: 1 read, 0 to change.')
})

it('reports an exact key used in another file, and where to import the provider from', () => {
  writeFileSync(
    join(folder, 'refresh.ts'),
    "import { mutate } from 'swr'\n\nexport const refresh = () => mutate('https://api.example.com/orders')\n",
  )
  const { output } = run()
  expect(output).toContain('refresh.ts:3\n    The key of this entry now ends with the identity')
  expect(output).toContain("import { AuthFetchProvider } from '@x/react/fetch'")
})

it('prints its usage', () => {
  expect(run('--help').output).toContain('--write')
})
