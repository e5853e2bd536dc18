import type { ts } from 'ts-morph'

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Collects edits of a text, and applies them together. */
export interface Edits {
  readonly replace: (start: number, end: number, text: string) => void
  readonly replaceNode: (node: ts.Node, text: string) => void
  /** Removes an item of a comma-separated list. */
  readonly removeItem: (node: ts.Node, items: ts.NodeArray<ts.Node>) => void
  /** Removes a statement and its line. */
  readonly removeStatement: (node: ts.Node) => void
  readonly apply: () => string
}

/** @param file the parsed text */
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
      // Keep a comment after the previous statement; remove the comments right above this one.
      const newline = text.indexOf('\n', node.getFullStart())
      const isFirst = node.getFullStart() === 0
      const start = isFirst || newline < 0 || newline > node.getStart(file) ? node.getStart(file) : newline
      const isAtStart = !isFirst && /\{\s*$/.test(text.slice(0, start))
      // Otherwise the block would start with an empty line, or the file with a line break.
      const gap = isAtStart ? (/^\s*\n/.exec(text.slice(node.end))?.[0].length ?? 1) - 1 : 0
      replace(start, node.end + gap + (isFirst && text[node.end] === '\n' ? 1 : 0), '')
    },
    apply() {
      let result = text
      let taken = text.length + 1
      const ordered = edits.toSorted((one, other) => other.start - one.start || other.end - one.end)
      for (const edit of ordered) {
        if (edit.end > taken) continue // Within a range that is already replaced.
        result = result.slice(0, edit.start) + edit.text + result.slice(edit.end)
        taken = edit.start
      }
      return result
    },
  }
}
