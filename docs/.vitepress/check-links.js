import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Finds dead links within the site. VitePress checks links in Markdown, but not anchors or front matter.
 *
 * @param {import('vitepress').SiteConfig} config
 * @throws Error that names each dead link and its page
 */
export function checkLinks({ outDir }) {
  const files = readdirSync(outDir, { recursive: true }).map((file) => `/${String(file).replaceAll('\\', '/')}`)
  const pages = new Map(
    files.filter((file) => file.endsWith('.html')).map((file) => [file, readPage(join(outDir, file))]),
  )
  const dead = [...pages].flatMap(([from, { links }]) =>
    links.filter((link) => !leads(link, from, pages, files)).map((link) => `${from} → ${link}`),
  )
  if (dead.length > 0) throw new Error(`Dead links:\n${dead.join('\n')}`)
}

/** @param {string} path */
function readPage(path) {
  const html = readFileSync(path, 'utf8')
  return {
    ids: new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
    links: [...html.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, link]) => link),
  }
}

/**
 * @param {string} link
 * @param {string} from the page that contains the link
 * @param {Map<string, { ids: Set<string> }>} pages
 * @param {string[]} files
 */
function leads(link, from, pages, files) {
  const { origin, pathname, hash } = new URL(link, `https://site.invalid${from}`)
  if (origin !== 'https://site.invalid') return true
  const path = decodeURIComponent(pathname)
  const file = [path, `${path}.html`, `${path}index.html`].find((name) => pages.has(name))
  if (!file) return files.includes(path)
  return hash === '' || pages.get(file).ids.has(decodeURIComponent(hash.slice(1)))
}
