/**
 * Shows an indented block as a fenced one: with a ground of its own, a button that copies it, and reachable by keyboard where it scrolls.
 *
 * @param {import('vitepress').MarkdownRenderer} markdown
 */
export function showIndentedCode(markdown) {
  markdown.core.ruler.push('indented-code', ({ tokens }) => {
    for (const token of tokens)
      if (token.type === 'code_block') Object.assign(token, { type: 'fence', tag: 'code', info: '' })
  })
}
