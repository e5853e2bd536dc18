import type { Item } from './requests'

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

/** Milliseconds after which a row moves to its next state, so that refetches return something new. */
const STEP = 4000

/** Returns an owner's rows, in place of a database. Each owner has different rows. */
export function itemsOf(collection: keyof typeof CATALOG, owner: string): Item[] {
  const { titles, states } = CATALOG[collection]
  const seed = [...owner].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0
  const step = Math.floor(Date.now() / STEP)
  return [0, 1, 2].map((index) => ({
    id: `${collection.slice(0, 3).toUpperCase()}-${1000 + ((seed + index * 37) % 9000)}`,
    title: titles[(seed + index) % titles.length] ?? titles[0],
    state: states[(step + seed + index * 3) % states.length] ?? states[0],
    owner,
  }))
}

/** Returns the owner whose rows a request may read. */
export function ownerOf({
  userId,
  orgSlug,
}: {
  readonly userId: string
  readonly orgSlug?: string | null | undefined
}) {
  return orgSlug ? `${userId} · ${orgSlug}` : userId
}

const FIRST_NOTES = ['Book the train', 'Ask the printer for samples', 'Return the keys']
let count = FIRST_NOTES.length
const notesOf = new Map<string, readonly Item[]>()

export function listNotes(owner: string): readonly Item[] {
  return notesOf.get(owner) ?? FIRST_NOTES.map((title, index) => note(title, owner, index))
}

export function addNote(title: string, owner: string): Item {
  const notes = listNotes(owner)
  const added = note(title, owner, ++count)
  notesOf.set(owner, [added, ...notes].slice(0, 3))
  return added
}

function note(title: string, owner: string, index: number): Item {
  return { id: `NOT-${101 + index}`, title, state: 'open', owner }
}
