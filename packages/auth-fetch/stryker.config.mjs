import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Read by `pnpm test:mutation`, which fetches Stryker on demand.
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

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: mutated.map((name) => `src/${name}.ts`),
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  // Outside of the package, where its own test run would find the copy.
  tempDirName: join(tmpdir(), 'auth-fetch-mutation'),
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation.html' },
  jsonReporter: { fileName: 'reports/mutation.json' },
  // Its TypeScript would be that of the repository, which has no API; the sandbox needs no settings.
  tsconfigFile: 'none',
  ignorePatterns: ['dist', '.results', 'reports', 'tsconfig*.json'],
  thresholds: { high: 95, low: 90, break: 90 },
}
