// Runs the whole browser suite of every example, the long tests too, and prints a table of the ways to make a request.
import { runTurbo } from './run-turbo.js'
import { printWays } from './ways.js'

const wentWell = runTurbo('test:e2e:full', 1)
printWays()
process.exitCode = wentWell ? 0 : 1
