import { readdir, readFile } from 'node:fs/promises'

/** Returns the renderer processes of a browser (Linux only). */
export async function renderersOf(browserPid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const processes = await Promise.all(pids.map(describe))
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]))

  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid)
    return parent === browserPid || (parent !== undefined && parent > 1 && isBelow(parent))
  }
  return processes
    .filter(({ pid, command }) => command.includes('--type=renderer') && isBelow(pid))
    .map(({ pid }) => pid)
}

async function describe(pid: number) {
  // The process may have ended in the meantime.
  const [stat, command] = await Promise.all(
    ['stat', 'cmdline'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
  )
  const afterName = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { pid, parent: Number(afterName?.[1] ?? 0), command: command ?? '' }
}
