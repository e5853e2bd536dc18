// Runs the whole browser suite of every example, the long tests too, and prints a table of the ways to make a request.
import { runTurbo } from './run-turbo.js'
import { forgetResults } from './totals.js'
import { printWays } from './ways.js'

// The short run writes the same files: an example that fails before its first test would show what passed there.
forgetResults()
const wentWell = runTurbo('test:e2e:full', 1)
process.exitCode = printWays() && wentWell ? 0 : 1
