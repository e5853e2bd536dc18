// Runs every test of the repository and prints how many passed and failed.
import { spawnSync } from 'node:child_process'
import { printTotals } from './totals.js'

// The browser tests wait for tokens to expire, and would wait too short or too long while unit tests take the processor.
const statuses = ['test', 'test:e2e'].map(runTask)
const failed = printTotals()
process.exitCode = failed > 0 || statuses.some((status) => status !== 0) ? 1 : 0

/** @param {string} task */
function runTask(task) {
  const { status } = spawnSync(
    'turbo',
    ['run', task, '--concurrency=2', '--continue=dependencies-successful', '--output-logs=new-only'],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    },
  )
  return status
}
