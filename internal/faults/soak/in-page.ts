/** What the soak holds the page by. */
export interface SoakOnPage {
  readonly counts: () => { readonly timers: number; readonly entries: number; readonly caches: number }
  /** Whether not all cells have their answer: both libraries leave a focus alone while they still ask. */
  readonly isBusy: (cells: number) => boolean
  /** So many times: the tab comes to the front, and each cell asks with a new token. */
  readonly live: (rounds: number, cells: number) => Promise<void>
  /** What `live` does after each round, to see whether a leak is noticed. */
  afterRound: () => void
}

declare global {
  var soak: SoakOnPage
}

/** Runs in the page, before all else. */
export function prepareSoak(): void {
  const running = new Set<unknown>()
  for (const kind of ['Timeout', 'Interval'] as const) {
    const set = globalThis[`set${kind}`].bind(globalThis) as (...args: Parameters<typeof setTimeout>) => unknown
    const clear = globalThis[`clear${kind}`].bind(globalThis) as (id: unknown) => void
    const counted = (handler: unknown, ms?: number, ...args: unknown[]): unknown => {
      const run = (): void => {
        if (kind === 'Timeout') running.delete(id)
        ;(handler as (...given: unknown[]) => void)(...args)
      }
      const id = set(run, ms)
      running.add(id)
      return id
    }
    const uncounted = (id: unknown): void => {
      running.delete(id)
      clear(id)
    }
    Object.assign(globalThis, { [`set${kind}`]: counted, [`clear${kind}`]: uncounted })
  }

  globalThis.soak = {
    counts() {
      const { queryClient, swr } = globalThis.lab.caches
      const queries = queryClient?.getQueryCache().getAll().length ?? 0
      const mutations = queryClient?.getMutationCache().getAll().length ?? 0
      const caches = globalThis.lab.ownCaches.filter((reference) => reference.deref() !== undefined).length
      return { timers: running.size, entries: queries + mutations + [...(swr?.keys() ?? [])].length, caches }
    },
    isBusy(cells) {
      const { events, caches } = globalThis.lab
      if (events.filter(({ type }) => type === 'response' || type === 'failed').length < cells) return true
      const states = [...(caches.swr?.keys() ?? [])].map((key) => caches.swr?.get(key))
      return caches.queryClient?.isFetching() !== 0 || states.some((state) => state?.isValidating)
    },
    async live(rounds, cells) {
      const { events } = globalThis.lab
      for (let round = 0; round < rounds; round += 1) {
        events.length = 0
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
        window.dispatchEvent(new Event('focus'))
        while (globalThis.soak.isBusy(cells)) await new Promise((resolve) => setTimeout(resolve, 2))
        globalThis.soak.afterRound()
      }
      events.length = 0
      performance.clearResourceTimings()
    },
    afterRound() {},
  }
}
