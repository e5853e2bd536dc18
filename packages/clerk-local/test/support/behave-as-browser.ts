/** Where jsdom pretends that the page is. */
export const PAGE_ORIGIN = 'http://localhost:3000'

let closePage = (): void => {}

/**
 * Makes up for what Node and jsdom do not do, and ends the page before: its module lives on, and would answer the
 * broadcasts of the next one.
 *
 * @returns what ends this page
 */
export function behaveAsBrowser(): () => void {
  closePage()
  const restore = [sendOrigin(), beFocused(), ownChannels()]
  closePage = () => {
    for (const undo of restore.splice(0)) undo()
  }
  return closePage
}

/** Node's fetch sends no `Origin`. */
function sendOrigin(): () => void {
  const nodeFetch = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init)
    request.headers.set('Origin', PAGE_ORIGIN)
    return nodeFetch(request)
  }
  return () => {
    globalThis.fetch = nodeFetch
  }
}

/** A page of jsdom never has the focus, without which clerk-js does not touch its session. */
function beFocused(): () => void {
  const hasFocus = document.hasFocus.bind(document)
  document.hasFocus = () => true
  return () => {
    document.hasFocus = hasFocus
  }
}

/** A page's channels close with it. */
function ownChannels(): () => void {
  const NodeChannel = globalThis.BroadcastChannel
  const channels: BroadcastChannel[] = []
  globalThis.BroadcastChannel = class extends NodeChannel {
    constructor(name: string) {
      super(name)
      channels.push(this)
    }
  }
  return () => {
    globalThis.BroadcastChannel = NodeChannel
    for (const channel of channels) channel.close()
  }
}
