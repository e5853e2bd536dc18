import type { AuthFetch, AuthFetchEvent } from '@x/auth-fetch'
import type { QueryClient } from '@tanstack/react-query'
import type { Cache } from 'swr'
import { describeValue } from '../canary/describe-value.ts'
import type { Cell, CellReport, PageConfig } from '../cell.ts'

/** What the tests hold the page by. */
export interface Lab {
  readonly config: PageConfig
  /** All events of all requests. */
  readonly events: AuthFetchEvent[]
  /** All errors that were shown. */
  readonly errors: Set<unknown>
  readonly cells: () => readonly Cell[]
  readonly subscribe: (listener: () => void) => () => void
  readonly add: (cells: readonly Cell[]) => void
  readonly clear: () => void
  /** Presses the button of a cell: send, or try again. */
  readonly press: (id: string) => void
  readonly note: (id: string, state: string) => void
  readonly reports: () => CellReport[]
  /** Begins each report anew, with what is shown now. */
  readonly forget: () => void
  readonly caches: { queryClient?: QueryClient; swr?: Cache }
  /** Whether there is a page with caches of its own for each user and organization. */
  readonly hasOwnPages: boolean
  /** The caches of all those pages. */
  readonly ownCaches: WeakRef<object>[]
  /** Notes SWR's cache, and gives it back. */
  readonly noteCache: (cache: Cache) => Cache
  /** All that can be read of a value, as text. */
  readonly describe: (value: unknown) => string
  /** Takes the `authFetch` of who is signed in now. */
  readonly take: (authFetch: AuthFetch | undefined) => void
  /** Resolves with the `authFetch` of who is signed in, once somebody is. */
  readonly authFetch: () => Promise<AuthFetch>
}

/** Makes a lab with no cells. */
export function createLab(config: PageConfig, hasOwnPages: boolean): Lab {
  let cells: readonly Cell[] = []
  const caches: Lab['caches'] = {}
  let current: AuthFetch | undefined
  const waiters: ((authFetch: AuthFetch) => void)[] = []
  const listeners = new Set<() => void>()
  const states = new Map<string, string[]>()
  const show = (next: readonly Cell[]): void => {
    cells = next
    for (const listener of listeners) listener()
  }
  return {
    config,
    events: [],
    errors: new Set(),
    cells: () => cells,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: (more) => show([...cells, ...more]),
    clear() {
      show([])
      states.clear()
    },
    press: (id) => document.querySelector<HTMLButtonElement>(`[data-cell="${id}"] button`)?.click(),
    note(id, state) {
      const before = states.get(id) ?? []
      if (before.at(-1) !== state) states.set(id, [...before, state])
    },
    reports: () => [...states].map(([id, seen]) => ({ id, states: seen })),
    forget() {
      for (const [id, seen] of states) states.set(id, seen.slice(-1))
    },
    caches,
    hasOwnPages,
    ownCaches: [],
    noteCache: (cache) => (caches.swr = cache),
    describe: describeValue,
    take(authFetch) {
      current = authFetch
      if (current) for (const waiter of waiters.splice(0)) waiter(current)
    },
    authFetch: () => new Promise((resolve) => (current ? resolve(current) : waiters.push(resolve))),
  }
}
