import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The configuration of the mutation runs. `pnpm test:mutation` fetches Stryker on demand.
 *
 * @param {string} name of the package
 */
export const strykerConfig = (name) => ({
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  timeoutMS: 20_000,
  // Outside of the package, where its own test run would find the copy.
  tempDirName: join(tmpdir(), `${name}-mutation`),
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation.html' },
  jsonReporter: { fileName: 'reports/mutation.json' },
  // Its TypeScript would be that of the repository, which has no API; the sandbox needs no settings.
  tsconfigFile: 'none',
  ignorePatterns: ['dist', '.results', 'reports', 'tsconfig*.json'],
})
