/**
 * Renders an indented code block like a fenced one: with a background, a copy button, and keyboard access if it scrolls.
 *
 * @param {import('vitepress').MarkdownRenderer} markdown
 */
export function showIndentedCode(markdown) {
  markdown.core.ruler.push('indented-code', ({ tokens }) => {
    for (const token of tokens)
      if (token.type === 'code_block') Object.assign(token, { type: 'fence', tag: 'code', info: '' })
  })
}
