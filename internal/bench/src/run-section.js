import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Measures one section in a process of its own.
 *
 * @param {string} section
 * @param {boolean} quick
 * @returns {Promise<any>} its results
 */
export async function runSection(section, quick) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const file = join(folder, 'result.json')
  const child = spawn(
    process.execPath,
    [...flagsOf(section), 'sections/run.js', section, file, ...(quick ? ['--quick'] : [])],
    {
      cwd: join(import.meta.dirname, '../peers'),
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  const [status] = await once(child, 'exit')
  if (status !== 0) throw new Error(`The section ${section} failed`)
  const result = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(folder, { recursive: true })
  return result
}

/**
 * Bytes are counted where nothing is collected meanwhile; processor time where it is collected little by little, so that each
 * pays its own.
 *
 * @param {string} section
 */
function flagsOf(section) {
  return ['--expose-gc', `--max-semi-space-size=${section === 'loopback' ? 4 : 64}`]
}
