import { spawnSync } from 'node:child_process'

/**
 * Runs a task of turbo in every package that has it, as far as it gets.
 *
 * @param {string} task
 * @param {number} concurrency how many packages at a time
 * @param {readonly string[]} [packages] those meant, as turbo's `--filter` names them; all when left out
 * @returns {boolean} whether all went well
 */
export function runTurbo(task, concurrency, packages = []) {
  const { status } = spawnSync(
    'turbo',
    [
      'run',
      task,
      `--concurrency=${concurrency}`,
      '--continue=dependencies-successful',
      '--output-logs=new-only',
      ...packages.map((name) => `--filter=${name}`),
    ],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    },
  )
  return status === 0
}
