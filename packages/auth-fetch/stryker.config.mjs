import { strykerConfig } from '../../internal/scripts/src/stryker.js'

const mutated = [
  'create-auth-fetch',
  'events',
  'headers',
  'identity',
  'options',
  'origins',
  'prepare-request',
  'refresh',
  'request-init',
  'retry',
  'token',
  'utils',
]

export default {
  ...strykerConfig('auth-fetch'),
  mutate: mutated.map((name) => `src/${name}.ts`),
  concurrency: 2,
  thresholds: { high: 95, low: 90, break: 90 },
}
