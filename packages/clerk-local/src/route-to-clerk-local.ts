import type { BrowserContext, Route } from '@playwright/test'
import { PROXY_PATH } from './normalize-request.js'

/** Sends to the server what the pages of a context ask of Clerk. Nothing of it leaves this machine. */
export async function routeToClerkLocal(context: BrowserContext, url: string): Promise<void> {
  await context.route(isForClerk, (route) => forward(route, url))
  await context.route('https://clerk-telemetry.com/**', (route) =>
    route.fulfill({ status: 204, headers: { 'Access-Control-Allow-Origin': '*' } }),
  )
}

/** The page's own proxy path, and the hosts of development instances. */
function isForClerk({ pathname, hostname }: URL): boolean {
  return pathname.startsWith(`${PROXY_PATH}/`) || hostname.endsWith('.clerk.accounts.dev')
}

async function forward(route: Route, url: string): Promise<void> {
  const { pathname, search } = new URL(route.request().url())
  const response = await route.fetch({ url: `${url}${pathname}${search}`, maxRedirects: 0 }).catch(() => undefined)
  // A server that was told to break off shows in the page as a failure of the network.
  await (response ? route.fulfill({ response }) : route.abort('connectionfailed'))
}
