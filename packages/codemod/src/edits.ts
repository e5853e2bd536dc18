import type { ts } from 'ts-morph'

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Gathers changes of a text, to be made all at once. */
export interface Edits {
  readonly replace: (start: number, end: number, text: string) => void
  readonly replaceNode: (node: ts.Node, text: string) => void
  /** Removes one of several that commas part. */
  readonly removeItem: (node: ts.Node, items: ts.NodeArray<ts.Node>) => void
  /** Removes a statement with its line. */
  readonly removeStatement: (node: ts.Node) => void
  readonly apply: () => string
}

/** @param file the text as it was parsed */
export function createEdits(file: ts.SourceFile): Edits {
  const { text } = file
  const edits: Edit[] = []

  function replace(start: number, end: number, replacement: string): void {
    if (edits.some((edit) => edit.start === start && edit.end === end && edit.text === replacement)) return
    edits.push({ start, end, text: replacement })
  }

  return {
    replace,
    replaceNode: (node, replacement) => replace(node.getStart(file), node.end, replacement),
    removeItem(node, items) {
      const index = items.indexOf(node)
      const next = items[index + 1]
      if (next) replace(node.getStart(file), next.getStart(file), '')
      else replace(items[index - 1]?.end ?? node.getStart(file), node.end, '')
    },
    removeStatement(node) {
      // A comment behind the statement before stays; those right above go along.
      const newline = text.indexOf('\n', node.getFullStart())
      const isFirst = node.getFullStart() === 0
      const start = isFirst || newline < 0 || newline > node.getStart(file) ? node.getStart(file) : newline
      const isAtStart = !isFirst && /\{\s*$/.test(text.slice(0, start))
      // An empty line behind it would now open the block, or the file would begin with the end of its line.
      const gap = isAtStart ? (/^\s*\n/.exec(text.slice(node.end))?.[0].length ?? 1) - 1 : 0
      replace(start, node.end + gap + (isFirst && text[node.end] === '\n' ? 1 : 0), '')
    },
    apply() {
      let result = text
      let taken = text.length + 1
      const ordered = edits.toSorted((one, other) => other.start - one.start || other.end - one.end)
      for (const edit of ordered) {
        if (edit.end > taken) continue // within one that is gone
        result = result.slice(0, edit.start) + edit.text + result.slice(edit.end)
        taken = edit.start
      }
      return result
    },
  }
}
