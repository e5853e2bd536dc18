import { parseArgs } from 'node:util'
import { runDemo } from './run-demo.ts'

const { mode } = parseArgs({ options: { mode: { type: 'string' } } }).values
await runDemo(mode ? { mode } : {})
