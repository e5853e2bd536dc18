// Runs every test of the repository and prints how many passed and failed.
import { spawnSync } from 'node:child_process'
import { printTotals } from './totals.js'

const { status } = spawnSync(
  'turbo',
  ['run', 'test', 'test:e2e', '--continue=dependencies-successful', '--output-logs=new-only'],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  },
)
const failed = printTotals()
process.exitCode = status !== 0 || failed > 0 ? status || 1 : 0
