/**
 * Turns an empty column header into a plain cell, because a screen reader would announce an empty header.
 *
 * @param {import('vitepress').MarkdownRenderer} markdown
 */
export function emptyHeads(markdown) {
  markdown.core.ruler.push('empty-heads', ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      const isEmpty = token.type === 'th_open' && tokens[index + 1].content === ''
      if (isEmpty) token.tag = tokens[index + 2].tag = 'td'
    }
  })
}
