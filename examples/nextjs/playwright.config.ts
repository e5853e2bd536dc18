import { fileURLToPath } from 'node:url'
import config from '@x/scripts/playwright'

export default {
  ...config,
  globalSetup: fileURLToPath(new URL('e2e/build-site.ts', import.meta.url)),
  timeout: 120_000,
}
