import { strykerConfig } from '../../internal/scripts/src/stryker.js'

export default {
  ...strykerConfig('auth-fetch-react'),
  // All but what is types, names of entries, and the entry for a bare ClerkProvider, whose tests need the real clerk-js.
  mutate: ['src/{auth,fetch,query,swr}/*.{ts,tsx}', '!src/**/*types.ts'],
  // The tests mostly wait.
  concurrency: 6,
  // A change that only a module's first evaluation sees would need all tests again.
  ignoreStatic: true,
  thresholds: { high: 95, low: 85, break: 85 },
}
