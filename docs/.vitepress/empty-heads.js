/**
 * Makes an empty head of a column a plain cell: a screen reader would announce a head that says nothing.
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
