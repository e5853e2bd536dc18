import { fileURLToPath } from 'node:url'
import type { Browser } from '@playwright/test'
import { build } from 'vite'
import type { Runner } from './start-runner.ts'

/** So many cases of one seed; the next as many are of the next seed. */
const batch = 1_000
/** Milliseconds that so many may take: a hundred times what they do. */
const batchMs = 60_000

/** Opens a page that runs the properties of `url-properties.ts`, so that `URL` is the browser's own. */
export async function openBrowserRunner(browser: Browser): Promise<Runner> {
  const page = await browser.newPage()
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  // The properties' own `baseUrl`, since the page's origin gets tokens too.
  await page.goto('https://app.example.org/folder/')
  await page.addScriptTag({ content: await bundle() })

  return {
    async run(name, cases, seed) {
      for (let runs = 0; runs < cases; runs += batch) {
        const asked = [name, Math.min(batch, cases - runs), seed + runs / batch] as const
        const running = page.evaluate(([which, count, from]) => globalThis.fuzz(which, count, from), asked)
        // oxlint-disable-next-line no-await-in-loop -- one page
        const verdict = await before(batchMs, running)
        if (verdict === 'late')
          return { counterexample: `seed ${asked[2]}: ${batch} cases take more than ${batchMs} ms`, runs }
        if (verdict.counterexample !== undefined)
          return { counterexample: `seed ${asked[2]}, ${verdict.counterexample}`, runs: runs + verdict.runs }
      }
      return { counterexample: undefined, runs: cases }
    },
    close: () => page.close(),
  }
}

/** What a promise gives, if it does so in time. */
async function before<T>(ms: number, promise: Promise<T>): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, ms, 'late')))
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** The script that makes a page able to run them. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('in-page.ts', import.meta.url))
  const lib = { entry, formats: ['iife' as const], name: 'fuzzInPage' }
  const built = [await build({ configFile: false, logLevel: 'error', build: { write: false, lib } })].flat()
  const [chunk] = built.flatMap((result) => ('output' in result ? result.output : []))
  if (chunk?.type !== 'chunk') throw new Error('Vite built no script')
  return chunk.code
}
