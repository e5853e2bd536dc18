// Runs every test of the repository and prints how many passed and failed.
import { runTurbo } from './run-turbo.js'
import { printTotals } from './totals.js'

// The browser tests wait for tokens to expire, and would wait too short or too long while unit tests take the processor.
const wentWell = ['test', 'test:e2e'].map((task) => runTurbo(task, 2))
const failed = printTotals()
process.exitCode = failed > 0 || wentWell.includes(false) ? 1 : 0
