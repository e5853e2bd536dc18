/**
 * Finds the ts and tsx blocks of a Markdown text, or of the docstrings of a TypeScript file.
 *
 * @param {string} text
 * @param {string} [languages] a pattern, for blocks of other languages
 * @returns {{ code: string, line: number, label: string }[]} each block's code, the line on which it begins, and what stands in
 *   brackets behind its language
 */
export function findSnippets(text, languages = 'tsx?') {
  return [
    ...text.matchAll(
      new RegExp(
        String.raw`^([ \t]*(?:\* ?)?)\`\`\`(?:${languages})\b(?: +\[([^\]\n]*)\])?[^\n]*\n([\s\S]*?)^[ \t]*(?:\* ?)?\`\`\``,
        'gm',
      ),
    ),
  ].map(({ 1: prefix = '', 2: label = '', 3: body = '', index }) => ({
    code: body
      .split('\n')
      .map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line.replace(/^[ \t]*\* ?/, '')))
      .join('\n'),
    line: text.slice(0, index).split('\n').length + 1,
    label,
  }))
}
