/**
 * The element that index.html is known to have.
 *
 * @template {HTMLElement} [E=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {E}
 */
export function element(selector, within = document) {
  const found = within.querySelector(selector)
  if (!found) throw new Error(`index.html has no element ${selector}`)
  return /** @type {E} */ (found)
}
