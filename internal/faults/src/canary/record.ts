import type { BrowserContext, Page, Request } from '@playwright/test'
import type { LabServer } from '../server/start-lab.ts'
import type { Sink } from './sink.ts'

/** Records all that a browser context sends, says and, when it is closed, keeps. */
export function record(context: BrowserContext, lab: LabServer, sink: Sink): void {
  const waiting: Promise<unknown>[] = []
  const nameOf = (url: string): string => {
    const origin = URL.canParse(url) ? new URL(url).origin : url.slice(0, 5)
    const names = new Map([
      [lab.url, 'page'],
      [lab.apiUrl, 'API'],
      [lab.strangerUrl, 'stranger'],
      [lab.clerk.url, 'Clerk'],
    ])
    return names.get(origin) ?? origin
  }

  const recordRequest = async (request: Request): Promise<void> => {
    const to = nameOf(request.url())
    sink.add({ place: 'URL', detail: to, text: request.url() })
    sink.add({ place: 'request body', detail: to, text: request.postData() ?? '' })
    for (const { name, value } of await request.headersArray()) {
      sink.add({ place: `request header ${name.toLowerCase()}`, detail: to, text: value })
    }
    const response = await request.response()
    if (!response) return
    for (const { name, value } of await response.headersArray()) {
      sink.add({ place: `response header ${name.toLowerCase()}`, detail: to, text: value })
    }
    if (response.status() < 300 || response.status() > 399) {
      const kind = request.resourceType() === 'script' ? 'source' : 'response body'
      sink.add({ place: kind, detail: to, text: await response.text() })
    }
  }

  // What was aborted has no headers or body any more.
  context.on('request', (request) => waiting.push(recordRequest(request).catch(() => {})))
  context.on('console', (message) => sink.add({ place: 'console', detail: message.type(), text: message.text() }))
  context.on('weberror', (error) => sink.add({ place: 'uncaught', detail: '', text: String(error.error().stack) }))

  const close = context.close.bind(context)
  context.close = async (options) => {
    for (const page of context.pages()) await recordPage(page, sink).catch(() => {})
    for (const { name, value } of await context.cookies()) {
      sink.add({ place: 'cookie', detail: name.replace(/^(__session)_[\w-]{8}$/, '$1'), text: value })
    }
    await Promise.race([Promise.all(waiting), new Promise((resolve) => setTimeout(resolve, 1_000))])
    return close(options)
  }
}

/** What a page keeps, and what it shows. */
async function recordPage(page: Page, sink: Sink): Promise<void> {
  sink.add({ place: 'HTML', detail: '', text: await page.content() })
  const kept = await page.evaluate(async () => {
    const { lab } = globalThis
    const databases = await indexedDB.databases()
    return {
      localStorage: JSON.stringify({ ...localStorage }),
      sessionStorage: JSON.stringify({ ...sessionStorage }),
      'names of databases and caches': JSON.stringify([databases, await caches.keys()]),
      history: JSON.stringify([history.state, location.href, document.referrer, window.name]),
      'resource timing': performance
        .getEntries()
        .map(({ name }) => name)
        .join('\n'),
      events: JSON.stringify(lab?.events ?? []),
      errors: [...(lab?.errors ?? [])].map((error) => lab.describe(error)).join('\n'),
      'keys and data of TanStack Query': lab?.describe(
        lab?.caches.queryClient
          ?.getQueryCache()
          .getAll()
          .map(({ queryHash, state }) => [queryHash, state]),
      ),
      'mutations of TanStack Query': lab?.describe(
        lab?.caches.queryClient
          ?.getMutationCache()
          .getAll()
          .map(({ options, state }) => [options.mutationKey, state]),
      ),
      'keys and data of SWR': lab?.describe(
        [...(lab?.caches.swr?.keys() ?? [])].map((key) => [key, lab?.caches.swr?.get(key)]),
      ),
    }
  })
  for (const [place, text] of Object.entries(kept)) sink.add({ place, detail: '', text: text ?? '' })
}
