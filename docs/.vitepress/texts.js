import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Writes text for language models: each page as Markdown next to its HTML, `llms.txt` with one line per page, and
 * `llms-full.txt` with all guides.
 *
 * @param {import('vitepress').SiteConfig} config
 * @see https://llmstxt.org
 */
export function writeTexts({ srcDir, outDir, site }) {
  const index = [`# ${site.title}`, '', `> ${site.description}`]
  const full = []
  for (const { text: group, items } of site.themeConfig.sidebar) {
    index.push('', `## ${group}`, '')
    for (const { text, link } of items) {
      const file = link.endsWith('/') ? `${link}index.md` : `${link}.md`
      const page = readPage(join(srcDir, file))
      mkdirSync(dirname(join(outDir, file)), { recursive: true })
      writeFileSync(join(outDir, file), page)
      index.push(`- [${text}](${file})${describe(page)}`)
      if (group !== 'Reference') full.push(page.trim())
    }
  }
  writeFileSync(join(outDir, 'llms.txt'), `${index.join('\n')}\n`)
  writeFileSync(join(outDir, 'llms-full.txt'), `${full.join('\n\n---\n\n')}\n`)
}

/**
 * Reads a page and inserts the files that it includes.
 *
 * @param {string} path
 */
function readPage(path) {
  return readFileSync(path, 'utf8').replace(/<!--@include: (\S+)\{(\d+),\}-->/g, (_, other, line) =>
    readFileSync(join(dirname(path), other), 'utf8')
      .split('\n')
      .slice(line - 1)
      .join('\n'),
  )
}

/**
 * Returns the first sentence under the title.
 *
 * @param {string} page
 */
function describe(page) {
  const paragraph = /^# .+\n+(?=[A-Z`@])((?:.+\n?)+)/m.exec(page)?.[1]
  const sentence = paragraph && /^.+?[.:](?=\s|$)/s.exec(paragraph)?.[0].replaceAll('\n', ' ')
  return sentence ? `: ${sentence.replace(/[.:]$/, '.')}` : ''
}
