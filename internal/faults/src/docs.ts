export const docsFile = new URL('../../../docs/reliability.md', import.meta.url)

/** The parts of the docs that commands write, and which command does. */
const commands = { table: 'test:faults', search: 'test:faults', soak: 'test:soak' } as const

export type Part = keyof typeof commands

/** What a part of a text holds. */
export function readPart(text: string, part: Part): string {
  const [from, to] = boundsOf(text, part)
  return text.slice(from, to)
}

/** Puts something in place of what a part of a text holds. */
export function putPart(text: string, part: Part, content: string): string {
  const [from, to] = boundsOf(text, part)
  return `${text.slice(0, from)}${content}${text.slice(to)}`
}

function boundsOf(text: string, part: Part): [from: number, to: number] {
  const begin = `<!-- begin of the ${part}: written by \`pnpm ${commands[part]} --write\` -->\n\n`
  const from = text.indexOf(begin) + begin.length
  const to = text.indexOf(`\n\n<!-- end of the ${part} -->`)
  if (from < begin.length || to < from) throw new Error(`The docs have no place for the ${part}`)
  return [from, to]
}
