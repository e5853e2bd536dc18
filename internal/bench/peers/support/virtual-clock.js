/**
 * Puts timers and clocks into model time: it stands still until nothing is left to do, then jumps to the next timer. So an order
 * of events is the same on every machine, and a promise that never settles is seen at once.
 */
export function startVirtualClock() {
  const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis
  const realNow = performance.now
  const realDateNow = Date.now
  const began = Date.now()
  const timers = new Map()
  let now = 0
  let lastId = 0

  globalThis.setTimeout = (work, delay = 0, ...args) => {
    lastId += 1
    timers.set(lastId, { at: now + Math.max(0, Number(delay) || 0), run: () => work(...args) })
    return lastId
  }
  globalThis.clearTimeout = (id) => timers.delete(id)
  performance.now = () => now
  Date.now = () => began + now

  return {
    now: () => now,
    /** Goes on until no timer is left, or until the end. */
    async run(end) {
      for (;;) {
        await settle()
        let next = Infinity
        for (const { at } of timers.values()) if (at < next) next = at
        if (next > end) return
        now = next
        for (const [id, { at, run }] of timers) {
          if (at > now) continue
          timers.delete(id)
          run()
        }
      }
    },
    stop() {
      globalThis.setTimeout = realSetTimeout
      globalThis.clearTimeout = realClearTimeout
      performance.now = realNow
      Date.now = realDateNow
    },
  }
}

/** Lets everything end that waits for no timer. */
async function settle() {
  for (let i = 0; i < 12; i += 1) await new Promise((resolve) => setImmediate(resolve))
}

export const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time))
