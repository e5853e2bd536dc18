import { itemsOf as itemsAt, type Collection } from '@x/example-shared/server/items.ts'
import { createNotes } from '@x/example-shared/server/notes.ts'
import type { Item } from './requests'

/** Returns an owner's rows, in place of a database. */
export function itemsOf(collection: Collection, owner: string): Item[] {
  return itemsAt(collection, owner, Date.now())
}

export const notes = createNotes()

interface Session {
  readonly userId: string
  readonly orgSlug?: string | null | undefined
}

/** Returns the owner whose rows a request may read. */
export function ownerOf({ userId, orgSlug }: Session): string {
  return orgSlug ? `${userId} · ${orgSlug}` : userId
}
