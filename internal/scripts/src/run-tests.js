// Runs the unit tests of every package and the demo's browser tests, and prints how many passed and failed.
import { runTurbo } from './run-turbo.js'
import { forgetResults, printTotals } from './totals.js'

forgetResults()
// The short form of `test:race`.
process.env['RACES'] ??= '100'
process.env['RUNS'] ??= '40'
// The browser tests wait for tokens to expire, and would wait too short or too long while unit tests take the processor.
const wentWell = [runTurbo('test', 2), runTurbo('test:e2e', 1, ['@x/example-vite-react'])]
const failed = printTotals()
process.exitCode = failed > 0 || wentWell.includes(false) ? 1 : 0
