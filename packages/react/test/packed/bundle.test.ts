// A bundler keeps what the root entry registers for a bare ClerkProvider, and leaves Clerk out of the subpaths. It reads the built package.
import { fileURLToPath } from 'node:url'
import { build as buildWithEsbuild } from 'esbuild'
import { build as buildWithVite } from 'vite'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../..', import.meta.url))
const isExternal = (id: string): boolean => /^(react|swr|@tanstack|@clerk|@x\/auth-fetch)/.test(id)

const bundlers: Record<string, (code: string) => Promise<string>> = {
  async esbuild(code) {
    const { outputFiles } = await buildWithEsbuild({
      stdin: { contents: code, resolveDir: folder },
      external: ['react', 'swr', '@tanstack/*', '@clerk/*', '@x/auth-fetch'],
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
    })
    return outputFiles.map(({ text }) => text).join('\n')
  },
  async Vite(code) {
    const built = await buildWithVite({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [
        {
          name: 'app',
          resolveId: (id) => (id === `${folder}app` ? `${folder}app.js` : undefined),
          load: (id) => (id === `${folder}app.js` ? code : undefined),
        },
      ],
      build: { write: false, lib: { entry: 'app', formats: ['es'] }, rollupOptions: { external: isExternal } },
    })
    return JSON.stringify(built)
  },
}

describe.each(Object.entries(bundlers))('a production bundle of %s', (_name, bundle) => {
  it('with a hook of the root works under a bare ClerkProvider', async () => {
    expect(await bundle("export { useClerkSWR } from '@x/react'")).toContain('<ClerkProvider> of ')
  })

  it('with a hook of a subpath imports no Clerk package', async () => {
    const text = await bundle("export { useClerkSWR } from '@x/react/swr'")
    expect(text).toContain('<AuthFetchProvider>. Put ')
    expect(text).not.toContain('@clerk/')
  })
})
