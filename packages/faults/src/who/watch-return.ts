import type { Page } from '@playwright/test'

/** What was to be seen at one moment after a page came back. */
export interface Moment {
  /** Milliseconds since the page came back. */
  readonly at: number
  /** The rows that were visible. */
  readonly rows: readonly string[]
}

/** Runs in the page, before all else: records what is to be seen from the moment on in which it comes back. */
export function watchReturn(): void {
  const moments: Moment[] = []
  let cameBackAt = 0
  const look = (): void => {
    const rows = [...document.querySelectorAll('.data')].filter((row) =>
      row.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    )
    moments.push({ at: performance.now() - cameBackAt, rows: rows.map(({ textContent }) => textContent) })
  }
  const eachFrame = (): void => {
    look()
    requestAnimationFrame(eachFrame)
  }
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    cameBackAt = performance.now()
    moments.length = 0
    Object.assign(window, { moments })
    eachFrame()
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
  })
}

/** Goes back; tells whether the page came from the browser's cache. */
export async function goBack(page: Page): Promise<boolean> {
  // Firefox says nothing of a page that comes from its cache.
  await page.goBack({ waitUntil: 'commit', timeout: 3_000 }).catch(() => undefined)
  await page.waitForFunction(() => 'lab' in window)
  return page.evaluate(() => 'moments' in window)
}

/** All moments since the page came back. */
export async function momentsOf(page: Page): Promise<Moment[]> {
  return page.evaluate(() => (Reflect.get(window, 'moments') ?? []) as Moment[]) // put there by watchReturn
}
