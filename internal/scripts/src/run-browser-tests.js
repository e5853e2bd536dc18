// Runs the browser tests of every package but the demo, in their short form, and prints them with those that ran before.
import { runTurbo } from './run-turbo.js'
import { printTotals } from './totals.js'

const wentWell = runTurbo('test:e2e', 1, ['!@x/example-vite-react'])
const failed = printTotals()
process.exitCode = failed > 0 || !wentWell ? 1 : 0
