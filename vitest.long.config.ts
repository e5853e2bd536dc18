import { mergeConfig } from 'vitest/config'
import config from './vitest.config.ts'

/** The long form of the tests that repeat a case many times: `pnpm test:long`. */
process.env['CASES'] ??= '1500'
process.env['HOOKS'] ??= '1000'
process.env['RACES'] ??= '2000'
process.env['REQUESTS'] ??= '30000'
process.env['RUNS'] ??= '1000'

export default mergeConfig(config, {
  test: {
    // TanStack Query leaves a rejection unhandled when the `structuralSharing` of a property test throws after a refetch.
    onUnhandledError: ({ message }: { readonly message?: string }) => !/ fails( for \S+)?$/.test(message ?? ''),
  },
})
