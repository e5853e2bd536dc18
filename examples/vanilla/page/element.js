/**
 * Returns an element of index.html.
 *
 * @template {HTMLElement} [E=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {E}
 */
export function element(selector, within = document) {
  const found = within.querySelector(selector)
  if (!found) throw new Error(`index.html needs an element that matches '${selector}'.`)
  return /** @type {E} */ (found)
}
