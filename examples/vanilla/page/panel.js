import { isAuthFetchError } from '@x/auth-fetch'
import { authFetch } from './auth.js'
import { element } from './element.js'
import { describeRequest } from './describe-request.js'

/** @typedef {{ id: string, title: string, state: string, owner: string }} Row */

/**
 * Creates a panel with the rows of one URL. It refetches them at an interval, in a hidden tab too.
 *
 * @param {HTMLElement} section
 * @param {{ url: string, every: number }} options `every`: milliseconds between two requests
 */
export function createPanel(section, { url, every }) {
  const rows = element('.rows', section)
  const status = element('.status', section)
  const alert = element('.trouble', section)
  const lastRequest = element('.last-request', section)
  let controller = new AbortController()
  element('.address', section).textContent = `GET ${url}`
  status.textContent = 'Loading…'

  /** @param {AbortSignal} signal */
  const read = async (signal) => {
    try {
      const at = Date.now()
      const response = await authFetch(url, { signal })
      const list = response.ok ? /** @type {Row[]} */ (await response.json()) : undefined
      lastRequest.textContent = describeRequest(response, at)
      alert.textContent = list ? '' : `The API answered ${response.status}.`
      if (list) rows.replaceChildren(...list.map(toItem))
      status.textContent = ''
    } catch (error) {
      if (signal.aborted) return
      if (!isAuthFetchError(error, 'identity_changed')) alert.textContent = describeError(error)
    }
    if (!signal.aborted) setTimeout(read, every, signal)
  }

  return {
    /**
     * Removes the previous user's rows and starts again.
     *
     * @param {boolean} signedIn
     */
    restart(signedIn) {
      controller.abort()
      controller = new AbortController()
      rows.replaceChildren()
      alert.textContent = ''
      lastRequest.textContent = 'No request yet'
      status.textContent = signedIn ? 'Loading…' : 'Signed out. No requests are sent.'
      if (signedIn) void read(controller.signal)
    },
  }
}

/** @param {unknown} error */
function describeError(error) {
  // fetch reports every network failure as a TypeError, with a message of each browser's own.
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
    if (name === 'state') part.dataset['state'] = text
    item.append(part)
  }
  return item
}
