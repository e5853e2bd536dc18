// The smallest program of each client, bundled in the same way, minified and compressed.
import { build } from 'esbuild'
import { brotliCompressSync } from 'node:zlib'
import { clients, loadClients } from '../clients/index.js'
import '../support/fake-window.js'
import { bundling } from '../support/bundle.js'

const program = (file) => `
  import { create } from './clients/${file}.js'
  const session = { getToken: (options) => Clerk.session.getToken(options), baseUrl: 'https://api.example.com' }
  create(session)('https://api.example.com/v1/me').then(console.log)
`

/** What an app imports, without a program around it; React and the caches are the app's own. */
const parts = [
  ['createAuthFetch', "export { createAuthFetch } from '@x/auth-fetch'"],
  ['the whole core', "export * from '@x/auth-fetch'"],
  ['@x/react/fetch', "export * from '@x/react/fetch'"],
  ['@x/react/swr', "export * from '@x/react/swr'"],
  ['@x/react/query', "export * from '@x/react/query'"],
  [
    'openapi-react-query with openapi-fetch',
    "export { default } from 'openapi-react-query'; export { default as createClient } from 'openapi-fetch'",
  ],
  [
    'swr-openapi with openapi-fetch',
    "export * from 'swr-openapi'; export { default as createClient } from 'openapi-fetch'",
  ],
  ['@axa-fr/react-oidc useOidcFetch', "export { OidcProvider, useOidcFetch } from '@axa-fr/react-oidc'"],
  ['for scale: swr', "export { default } from 'swr'"],
  [
    'for scale: @tanstack/react-query',
    "export { useQuery, QueryClient, QueryClientProvider } from '@tanstack/react-query'",
  ],
]
const appsOwn = ['react', 'react-dom', 'react/jsx-runtime', 'swr', 'swr/*', '@tanstack/react-query']

export async function run() {
  const files = ['auth-fetch-json', ...clients]
  const names = await loadClients(files)
  const programs = []
  for (const [index, file] of files.entries()) {
    const { name, packages, docs } = names[index]
    programs.push({ name, file, packages, docs, ...(await measure(program(file))) })
  }
  const measured = []
  for (const [name, code] of parts) {
    const external = name.startsWith('for scale') ? ['react', 'react-dom', 'react/jsx-runtime'] : appsOwn
    measured.push({ name, ...(await measure(code, external)) })
  }
  return { programs, parts: measured }
}

async function measure(contents, external = []) {
  const { outputFiles } = await build({
    ...bundling,
    stdin: { contents, resolveDir: bundling.absWorkingDir },
    external,
    minify: true,
    legalComments: 'none',
    write: false,
  })
  const code = outputFiles[0].contents
  return { minified: code.length, brotli: brotliCompressSync(code).length }
}
