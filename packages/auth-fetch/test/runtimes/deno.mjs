import * as core from '../../dist/index.js'
import { runContract } from './dist/contract.js'
import { report } from './report.mjs'

const [origin, foreign] = Deno.args
const result = await runContract({ core, origin, foreign })
report('Deno', Deno.version.deno, result)
Deno.exit(result.failures.length > 0 ? 1 : 0)
