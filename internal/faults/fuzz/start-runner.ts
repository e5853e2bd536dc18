import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Verdict } from './check-property.ts'

/** Runs properties in a thread of their own. */
export interface Runner {
  /** Runs the property of that name; one case that takes too long, be it in a loop without end, breaks it. */
  readonly run: (name: string, cases: number, seed: number) => Promise<Verdict>
  readonly close: () => Promise<void>
}

/**
 * Starts a runner for the properties of a module.
 *
 * @param module its URL; it exports `properties`
 * @param hangMs milliseconds after which a single case counts as hung
 */
export function startRunner(module: URL, hangMs = 5_000): Runner {
  const began = new Int32Array(new SharedArrayBuffer(4))
  let worker: Worker | undefined

  async function start(): Promise<Worker> {
    const workerData = { module: module.href, began }
    const starting = new Worker(new URL('worker.js', import.meta.url), { workerData })
    await once(starting, 'message')
    return starting
  }

  async function close(): Promise<void> {
    await worker?.terminate()
    worker = undefined
  }

  return {
    async run(name, cases, seed) {
      worker ??= await start()
      Atomics.store(began, 0, 0)
      const ending = once(worker, 'message') as Promise<[Verdict]> // sent by worker.js
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage({ name, cases, seed })
      const watch = watchForHang(began, hangMs)
      const ended = await Promise.race([ending, watch.hung]).finally(watch.end)
      if (ended !== 'hung') return ended[0]
      await close()
      return { counterexample: `one case takes more than ${hangMs} ms`, runs: Atomics.load(began, 0) }
    },
    close,
  }
}

/** One timer for all cases: one for each would cost more than most cases. */
function watchForHang(began: Int32Array, hangMs: number) {
  let timer: ReturnType<typeof setInterval> | undefined
  const hung = new Promise<'hung'>((resolve) => {
    let before = -1
    timer = setInterval(() => {
      const now = Atomics.load(began, 0)
      if (now === before) resolve('hung')
      before = now
    }, hangMs)
  })
  return { hung, end: () => clearInterval(timer) }
}
