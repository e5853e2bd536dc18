import { report } from './report.mjs'

/**
 * Runs the contract in a page of the server.
 *
 * @param {string} name
 * @param {import('@playwright/test').BrowserType} type
 * @param {import('@playwright/test').LaunchOptions} options
 */
export async function runInBrowser(name, type, options) {
  const [origin, foreign] = process.argv.slice(2)
  const browser = await type.launch(options)
  const page = await browser.newPage()
  await page.goto(`${origin}/page`)
  const result = await page.evaluate(
    async (target) => {
      const [core, { runContract }] = await Promise.all([
        import('/dist/index.js'),
        import('/test/runtimes/dist/contract.js'),
      ])
      return runContract({ core, ...target })
    },
    { origin, foreign },
  )
  report(name, browser.version(), result)
  await browser.close()
  process.exit(result.failures.length > 0 ? 1 : 0)
}
