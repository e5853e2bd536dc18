import { defineConfig } from 'vitepress'
import { checkLinks } from './check-links.js'
import { emptyHeads } from './empty-heads.js'
import { showIndentedCode } from './indented-code.js'
import { linkIntoRepository } from './repository-links.js'
import { sidebar } from './sidebar.js'
import { writeTexts } from './texts.js'

/** Adds a `main` landmark to the theme's home page, which has none. */
const homeAsMain = {
  name: 'home-as-main',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!id.endsWith('/VPHome.vue')) return undefined
    return code.replace(/<div(\s+class="VPHome")/, '<main$1').replace(/<\/div>(\s*<\/template>\s*<style)/, '</main>$1')
  },
}

export default defineConfig({
  title: 'auth-fetch',
  description: 'Authenticated data fetching for React apps on Clerk: fetch, SWR and TanStack Query.',
  lang: 'en',
  cleanUrls: true,
  srcExclude: ['README.md'],
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/mark.svg' }]],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(markdown) {
      linkIntoRepository(markdown)
      emptyHeads(markdown)
      showIndentedCode(markdown)
    },
  },
  themeConfig: {
    logo: { src: '/mark.svg', alt: '' },
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Start', link: '/start/', activeMatch: '^/start/' },
      { text: 'Guides', link: '/guide/fetch', activeMatch: '^/(guide/|moving)' },
      { text: 'How it works', link: '/how-it-works', activeMatch: '^/(how-it-works|decisions/)' },
      { text: 'Reference', link: '/reference/', activeMatch: '^/reference/' },
    ],
    sidebar,
    footer: { message: 'Released under the MIT License.' },
  },
  vite: { plugins: [homeAsMain] },
  buildEnd(config) {
    writeTexts(config)
    checkLinks(config)
  },
})
