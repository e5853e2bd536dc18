import { readFileSync } from 'node:fs'
import { posix } from 'node:path'

const { repository } = JSON.parse(
  readFileSync(new URL('../../packages/auth-fetch/package.json', import.meta.url), 'utf8'),
)
const home = repository.url.replace(/^git\+/, '').replace(/\.git$/, '')

/**
 * Leads links to what is no page, which work where a page is read in the repository, to the repository from the site too.
 *
 * @param {import('vitepress').MarkdownRenderer} markdown
 */
export function linkIntoRepository(markdown) {
  markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
    for (const { children } of tokens)
      for (const token of children ?? []) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null
        if (href && /^((\.\.\/)+(packages|internal|examples)\/|[\w/]+\.json$)/.test(href)) {
          token.attrSet('href', `${home}/blob/main/${posix.join('docs', posix.dirname(env.relativePath), href)}`)
        }
      }
  })
}
