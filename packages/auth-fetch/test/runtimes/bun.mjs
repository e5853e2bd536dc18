import * as core from '../../dist/index.js'
import { runContract } from './dist/contract.js'
import { report } from './report.mjs'

const [origin, foreign] = Bun.argv.slice(2)
const result = await runContract({ core, origin, foreign })
report('Bun', Bun.version, result)
process.exit(result.failures.length > 0 ? 1 : 0)
