import { expect, type Page } from '@playwright/test'

/** What was to be seen at one moment after a page came back. */
export interface Moment {
  /** Milliseconds since the page came back. */
  readonly at: number
  /** Whether the page was visible at all. */
  readonly isShown: boolean
  /** The rows that were visible. */
  readonly rows: readonly string[]
}

/** Runs in the page, before all else: records what is to be seen from the moment on in which it comes back. */
export function watchReturn(): void {
  const moments: Moment[] = []
  let cameBackAt = 0
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the browser is sent this function alone
  const isVisible = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const look = (): void => {
    const rows = [...document.querySelectorAll('.data')].filter(isVisible).map(({ textContent }) => textContent)
    moments.push({ at: performance.now() - cameBackAt, isShown: isVisible(document.body), rows })
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

/** Waits until the page is visible. Locators wait for a navigation that, in Firefox, they are not told the end of. */
export async function untilShown(page: Page): Promise<void> {
  await expect.poll(async () => (await momentsOf(page)).at(-1)?.isShown).toBe(true)
}

/** All moments since the page came back. */
export async function momentsOf(page: Page): Promise<Moment[]> {
  return page.evaluate(() => (Reflect.get(window, 'moments') ?? []) as Moment[]) // put there by watchReturn
}
