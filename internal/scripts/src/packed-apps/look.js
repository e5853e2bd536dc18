import { chromium } from '@playwright/test'
import { chromium as findChromium } from '../chromium.js'

const HOSTS = ['localhost', '127.0.0.1']

/**
 * Opens a page in Chromium as the first user of a local Clerk, and waits for what it shows.
 *
 * @param {string} url the page
 * @param {string} clerkUrl
 * @param {RegExp} text what it shows in the end
 * @returns {Promise<string>} the `Authorization` of its request to `/api/orders`
 */
export async function look(url, clerkUrl, text) {
  const browser = await chromium.launch(await findChromium())
  try {
    const context = await browser.newContext()
    const cookies = await signIn(url, clerkUrl)
    // A cookie is for all ports of a host.
    await context.addCookies(HOSTS.flatMap((domain) => cookies.map((cookie) => ({ ...cookie, domain, path: '/' }))))
    const page = await context.newPage()
    /** @type {string[]} */
    const complaints = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', ({ message }) => complaints.push(message))
    const asked = page.waitForRequest((request) => new URL(request.url()).pathname === '/api/orders')
    // It is awaited once the page shows data; before that the page's own trouble is told.
    asked.catch(() => undefined)
    await page.goto(url)
    const shown = page.getByText(text)
    await shown.waitFor().catch(async () => {
      throw new Error(`The page shows "${await page.locator('body').innerText()}"\n${complaints.join('\n')}`)
    })
    console.log(`  it shows "${await shown.innerText()}"`)
    return (await (await asked).allHeaders())['authorization'] ?? ''
  } finally {
    await browser.close()
  }
}

/**
 * @param {string} origin
 * @param {string} clerkUrl
 * @returns {Promise<{ name: string, value: string }[]>} the cookies of a browser whose user is signed in
 */
async function signIn(origin, clerkUrl) {
  const state = /** @type {{ users: { id: string }[] }} */ (await (await fetch(`${clerkUrl}/__control/state`)).json())
  const body = JSON.stringify({ userId: state.users[0]?.id, origin })
  const answer = /** @type {{ cookies: { name: string, value: string }[] }} */ (
    await (await fetch(`${clerkUrl}/__control/signed-in-clients`, { method: 'POST', body })).json()
  )
  return answer.cookies
}
