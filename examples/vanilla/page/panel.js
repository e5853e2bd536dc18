import { isAuthFetchError } from '@x/auth-fetch'
import { authFetch } from './auth.js'
import { element } from './element.js'
import { describeRequest } from './describe-request.js'

/** @typedef {{ id: string, title: string, state: string, owner: string }} Row */

/**
 * The rows of one URL, asked for again and again, in a hidden tab too.
 *
 * @param {HTMLElement} section
 * @param {{ url: string, every: number }} options the milliseconds between two requests
 */
export function createPanel(section, { url, every }) {
  const rows = element('.rows', section)
  const said = element('.said', section)
  const trouble = element('.trouble', section)
  const lastRequest = element('.last-request', section)
  let controller = new AbortController()
  element('.address', section).textContent = `GET ${url}`
  said.textContent = 'Loading…'

  /** @param {AbortSignal} signal */
  const read = async (signal) => {
    try {
      const at = Date.now()
      const response = await authFetch(url, { signal })
      const list = response.ok ? /** @type {Row[]} */ (await response.json()) : undefined
      lastRequest.textContent = describeRequest(response, at)
      trouble.textContent = list ? '' : `The API answered ${response.status}.`
      if (list) rows.replaceChildren(...list.map(toItem))
      said.textContent = ''
    } catch (error) {
      if (signal.aborted) return
      if (!isAuthFetchError(error, 'identity_changed')) trouble.textContent = describeError(error)
    }
    if (!signal.aborted) setTimeout(read, every, signal)
  }

  return {
    /**
     * Forgets what another user left, and begins anew.
     *
     * @param {boolean} signedIn
     */
    restart(signedIn) {
      controller.abort()
      controller = new AbortController()
      rows.replaceChildren()
      trouble.textContent = ''
      lastRequest.textContent = 'No request yet'
      said.textContent = signedIn ? 'Loading…' : 'Signed out: nothing is requested.'
      if (signedIn) void read(controller.signal)
    },
  }
}

/** @param {unknown} error */
function describeError(error) {
  // All that fetch says of a network, and in words of each browser's own.
  if (error instanceof TypeError) return 'The API did not answer.'
  return error instanceof Error ? error.message : String(error)
}

/** @param {Row} row */
function toItem({ id, title, state, owner }) {
  const item = document.createElement('li')
  for (const [name, text] of Object.entries({ title, state, owner, id })) {
    const part = document.createElement('span')
    part.className = `row-${name}`
    part.textContent = text
    item.append(part)
  }
  return item
}
