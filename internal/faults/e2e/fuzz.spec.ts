import { openBrowserRunner } from '../fuzz/open-browser-runner.ts'
import { properties } from '../fuzz/url-properties.ts'
import { expect, test } from '@playwright/test'

test('the browser’s own URL and the library agree, for a few thousand cases', async ({ browser }) => {
  const runner = await openBrowserRunner(browser)
  for (const name of Object.keys(properties)) {
    // oxlint-disable-next-line no-await-in-loop -- one page
    expect(await runner.run(name, 3_000, 1), name).toEqual({ counterexample: undefined, runs: 3_000 })
  }
  await runner.close()
})
