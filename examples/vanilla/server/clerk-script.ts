/** What the page needs to load clerk-js. */
export interface ClerkScript {
  readonly src: string
  /** The attributes of the script tag, by their names in `dataset`. */
  readonly data: { readonly clerkPublishableKey: string; readonly clerkProxyUrl?: string }
}

const PATH = '/npm/@clerk/clerk-js@6/dist/clerk.browser.js'

/** Returns the script of your Clerk application, from the host that its key names, or from the page's proxy. */
export function clerkScript(publishableKey: string, proxyUrl?: string): ClerkScript {
  if (proxyUrl) return { src: proxyUrl + PATH, data: { clerkPublishableKey: publishableKey, clerkProxyUrl: proxyUrl } }
  const host = atob(publishableKey.split('_')[2] ?? '').replace(/\$$/, '')
  return { src: `https://${host}${PATH}`, data: { clerkPublishableKey: publishableKey } }
}
