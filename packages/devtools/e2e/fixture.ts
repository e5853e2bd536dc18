import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'
import { build } from 'esbuild'

const style = readFileSync(new URL('shop.css', import.meta.url), 'utf8')
const page =
  '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A shop</title><style>' +
  `${style}</style><body>`

/** Serves the app on loopback, once for each worker. */
export const test = base.extend<object, { readonly url: string }>({
  url: [
    async ({}, use) => {
      const { outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL('app.tsx', import.meta.url))],
        bundle: true,
        format: 'esm',
        jsx: 'automatic',
        write: false,
        conditions: ['development'],
        define: { 'process.env.NODE_ENV': '"development"' },
      })
      const script = outputFiles[0]?.text ?? ''
      const server = createServer(({ url = '' }, response) => {
        const isScript = url.startsWith('/app.js')
        response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' })
        response.end(isScript ? script : `${page}<script type="module" src="/app.js"></script>`)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) // it listens on TCP
      server.close()
      server.closeAllConnections()
    },
    { scope: 'worker' },
  ],
})
