/** A row of the API. `owner` names whose it is, so that a leak is visible. */
export interface Item {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly owner: string
}

const CATALOG = {
  orders: {
    titles: ['Desk lamp', 'Oak shelf', 'Wool blanket', 'Stoneware cup', 'Wall clock', 'Linen apron'],
    states: ['placed', 'packed', 'shipped', 'delivered'],
  },
  invoices: {
    titles: ['Design review', 'Hosting, May', 'Workshop', 'Translation', 'Support plan', 'Photography'],
    states: ['draft', 'sent', 'viewed', 'paid'],
  },
  report: {
    titles: ['First quarter', 'Second quarter', 'Third quarter', 'Fourth quarter'],
    states: ['audited'],
  },
} as const

export type Collection = keyof typeof CATALOG

/** Milliseconds after which a row moves to its next state, so that refetches return something new. */
const STEP = 4000

/** Returns an owner's rows at a point in time. Each owner has different rows. */
export function itemsOf(collection: Collection, owner: string, now: number): Item[] {
  const { titles, states } = CATALOG[collection]
  const seed = [...owner].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0
  return [0, 1, 2].map((index) => ({
    id: `${collection.slice(0, 3).toUpperCase()}-${1000 + ((seed + index * 37) % 9000)}`,
    title: titles[(seed + index) % titles.length] ?? titles[0],
    state: states[(Math.floor(now / STEP) + seed + index * 3) % states.length] ?? states[0],
    owner,
  }))
}
