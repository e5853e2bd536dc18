import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import { expect, it, onTestFinished } from 'vitest'

const names = [
  'withDevtools',
  'AuthFetchDevtools',
  'AuthFetchDevtoolsPanel',
  'AuthFetchRecorder',
  'authFetchDevtoolsPlugin',
]
const app = `import { ${names.join(', ')} } from '@x/devtools'\nglobalThis.use(${names.join(', ')})\n`

async function bundleWithEsbuild(mode: string): Promise<string> {
  const { outputFiles } = await esbuild({
    stdin: { contents: app, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    external: ['react', 'react/jsx-runtime', '@x/react/fetch'],
  })
  return outputFiles.map(({ text }) => text).join('')
}

async function bundleWithVite(mode: string): Promise<string> {
  const root = mkdtempSync(join(import.meta.dirname, '.bundle-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  writeFileSync(join(root, 'app.js'), app)
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = mode
  onTestFinished(() => void (process.env['NODE_ENV'] = before))
  const result = await vite({
    root,
    mode,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      rollupOptions: { input: join(root, 'app.js'), external: ['react', 'react/jsx-runtime', '@x/react/fetch'] },
    },
  })
  const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []))
  return outputs.map((part) => (part.type === 'chunk' ? part.code : '')).join('')
}

it.each([
  ['esbuild', bundleWithEsbuild],
  ['vite', bundleWithVite],
])('is nothing in a production build of %s, and the panel in one for development', async (_name, bundle) => {
  const production = await bundle('production')
  // Five functions that do nothing, and no import of React or of anything else.
  expect(production.length).toBeLessThan(250)
  expect(production).not.toMatch(/import|react|afd|curl/)
  expect(await bundle('development')).toMatch(/afd-entries/)
})
