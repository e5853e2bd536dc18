import type { Item } from './items.ts'

const KEPT = 2

/** Creates a store of notes in memory, with a list for each owner. */
export function createNotes() {
  const byOwner = new Map<string, Item[]>()
  let count = 100

  const list = (owner: string): Item[] => {
    const notes = byOwner.get(owner) ?? [note('Ask the printer for samples', owner), note('Book the train', owner)]
    byOwner.set(owner, notes)
    return notes
  }
  const note = (title: string, owner: string): Item => ({ id: `NOT-${++count}`, title, state: 'open', owner })

  return {
    list,
    add(title: string, owner: string): Item {
      const added = note(title, owner)
      byOwner.set(owner, [added, ...list(owner)].slice(0, KEPT))
      return added
    },
  }
}
