import { outcomeOf, type Entry, type RequestEntry } from './entries.js'

/** What can be chosen to be shown, and its name. */
export const views = {
  all: 'Everything',
  token: 'With a token',
  bare: 'Without a token',
  refreshed: 'Token refused',
  failed: 'Failed',
} as const

export type View = keyof typeof views

/** The entries that a view and a piece of a URL let through. Who is signed in is always shown. */
export function filterEntries(entries: readonly Entry[], view: View, text: string): readonly Entry[] {
  const wanted = text.trim().toLowerCase()
  return entries.filter((entry) => {
    if (entry.kind === 'identity') return true
    const line = `${entry.method} ${entry.url}`.toLowerCase()
    return line.includes(wanted) && isIn(view, entry)
  })
}

function isIn(view: View, entry: RequestEntry): boolean {
  const { isAuthorized, isRefreshed, status = 0, error } = outcomeOf(entry)
  switch (view) {
    case 'all':
      return true
    case 'token':
      return isAuthorized
    case 'bare':
      return !isAuthorized
    case 'refreshed':
      return isRefreshed
    case 'failed':
      return error !== undefined || status >= 400
  }
}
