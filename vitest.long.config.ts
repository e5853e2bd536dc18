/** The long form of the tests that repeat a case many times: `pnpm test:long`. */
process.env['CASES'] ??= '1500'
process.env['HOOKS'] ??= '1000'
process.env['RACES'] ??= '2000'
process.env['REQUESTS'] ??= '30000'
process.env['RUNS'] ??= '1000'

export { default } from './vitest.config.ts'
