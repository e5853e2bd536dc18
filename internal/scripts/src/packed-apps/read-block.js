import { readFileSync } from 'node:fs'
import { findSnippets } from '../find-snippets.js'

/**
 * Takes a code block out of a page.
 *
 * @param {string} page its path
 * @param {string} language
 * @param {string} part what this block alone has: in its code, or as its label
 * @param {Readonly<Record<string, string>>} [blanks] what a reader fills in, and with what
 * @returns {string} the code
 */
export function readBlock(page, language, part, blanks = {}) {
  const blocks = findSnippets(readFileSync(page, 'utf8'), language).filter(
    ({ code, label }) => label === part || code.includes(part),
  )
  const [block] = blocks
  if (!block || blocks.length > 1) throw new Error(`${page} has ${blocks.length} ${language} blocks with ${part}`)
  return Object.entries(blanks).reduce((code, [blank, filled]) => {
    if (!code.includes(blank)) throw new Error(`${page}:${block.line} has no ${blank} to fill in`)
    return code.replace(blank, filled)
  }, block.code)
}
