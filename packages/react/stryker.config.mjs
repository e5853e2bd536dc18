import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Read by `pnpm test:mutation`, which fetches Stryker on demand.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  // All but what is types, names of entries, and the entry for a bare ClerkProvider, whose tests need the real clerk-js.
  mutate: ['src/{auth,fetch,query,swr}/*.{ts,tsx}', '!src/**/*types.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  // The tests mostly wait.
  concurrency: 6,
  timeoutMS: 20_000,
  // A change that only a module's first evaluation sees would need all tests again.
  ignoreStatic: true,
  // Outside of the package, where its own test run would find the copy.
  tempDirName: join(tmpdir(), 'auth-fetch-react-mutation'),
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation.html' },
  jsonReporter: { fileName: 'reports/mutation.json' },
  // Its TypeScript would be that of the repository, which has no API; the sandbox needs no settings.
  tsconfigFile: 'none',
  ignorePatterns: ['dist', '.results', 'reports', 'tsconfig*.json'],
  thresholds: { high: 95, low: 85, break: 85 },
}
