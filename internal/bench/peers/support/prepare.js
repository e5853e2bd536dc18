// Bundles the set-ups as an app would.
import { clients } from '../clients/index.js'
import { bundleFolder } from './bundle.js'

const withWindow = 'axa-oidc'

await bundleFolder('clients', [...clients.filter((file) => file !== withWindow), 'auth-fetch-json'])
await bundleFolder('clients', [withWindow], {
  window: 'globalThis.benchWindow',
  sessionStorage: 'globalThis.benchWindow.sessionStorage',
})
await bundleFolder('hooks', ['harness', 'purge'])
