export const docsFile = new URL('../../../../docs/reliability.md', import.meta.url)

const begin = '<!-- begin of the table: written by `pnpm test:faults --write` -->\n\n'
const end = '\n\n<!-- end of the table -->'

/** The table that a text holds. */
export function tableIn(text: string): string {
  return text.slice(text.indexOf(begin) + begin.length, text.indexOf(end))
}

/** Puts a table in place of the one that a text holds. */
export function putTable(text: string, table: string): string {
  return text.slice(0, text.indexOf(begin) + begin.length) + table + text.slice(text.indexOf(end))
}
