import { join } from 'node:path'
import { output } from '../support/bundle.js'

/** The files of this folder, in the order of the tables that are not sorted by a figure. */
export const clients = [
  'auth-fetch',
  'by-hand',
  'up-fetch',
  'wretch',
  'ofetch',
  'better-fetch',
  'openapi-fetch',
  'xior',
  'ky',
  'alova',
  'axios',
  'axios-auth-refresh',
  'auth0-spa-js',
  'axa-oidc',
  'urql',
]

/** Loads the bundled set-ups. Replace `fetch` before the call, because some libraries keep the `fetch` that they find when they load. */
export async function loadClients(files = clients) {
  return Promise.all(
    files.map(async (file) => ({
      takes: {},
      refreshes: true,
      file,
      ...(await import(join(output, 'clients', `${file}.js`))),
    })),
  )
}
