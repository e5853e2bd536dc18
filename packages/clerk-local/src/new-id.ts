import { randomBytes } from 'node:crypto'

/** Returns an unguessable id in Clerk's manner, such as `sess_3f…`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(14).toString('hex')}`
}
