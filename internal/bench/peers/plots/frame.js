import * as Plot from '@observablehq/plot'
import { JSDOM } from 'jsdom'

const { document } = new JSDOM('').window

const light = 'color:#1f2328;background:#ffffff;--ours:#0b57d0;--other:#6e7781;--third:#b35900;--grid:#d0d7de'
const dark = 'color:#e6edf3;background:#0d1117;--ours:#7ab7ff;--other:#9198a1;--third:#ffa657;--grid:#30363d'

/**
 * Gives a plot as a file of its own, readable on light and on dark pages.
 *
 * @param {object} options those of `Plot.plot`
 * @returns {string} SVG
 */
export function draw(options) {
  const svg = Plot.plot({ document, width: 860, style: { fontSize: '12px' }, ...options })
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('font-size', '12')
  svg.setAttribute('font-family', 'system-ui, sans-serif')
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = `:root{${light}}@media(prefers-color-scheme:dark){:root{${dark}}}`
  for (const own of svg.querySelectorAll('style')) own.remove()
  svg.prepend(style)
  return `${svg.outerHTML}\n`
}

/** Ours in one colour, all others in another. */
export const colorOf = (isOurs) => (isOurs ? 'var(--ours)' : 'var(--other)')
