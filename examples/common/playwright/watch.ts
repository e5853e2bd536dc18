import type { Page } from '@playwright/test'

/** What the page showed at one moment. */
export interface Sight {
  readonly user: string
  readonly place: string
  /** The owners of all rows, such as `Alice · Acme`. */
  readonly owners: readonly string[]
}

/**
 * Records what the page shows at every DOM change and in every frame. `innerText` skips hidden content, such as the page that
 * Suspense keeps behind its fallback.
 */
export async function watch(page: Page, what: 'textContent' | 'innerText' = 'textContent'): Promise<void> {
  await page.evaluate((property) => {
    const seen = new Map<string, object>()
    const look = () => {
      const user = document.querySelector('.who-name')?.textContent ?? ''
      const place = document.querySelector<HTMLSelectElement>('.place select')?.selectedOptions[0]?.textContent ?? ''
      const text = document.querySelector('main')?.[property] ?? ''
      const owners = [...new Set(text.match(/(Alice|Bob) · (Personal|Acme|Globex)/g))]
      seen.set(JSON.stringify([user, place, owners]), { user, place, owners })
    }
    const eachFrame = () => {
      look()
      requestAnimationFrame(eachFrame)
    }
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
    eachFrame()
    Object.assign(window, { seen })
  }, what)
}

export async function sights(page: Page): Promise<Sight[]> {
  return page.evaluate(() => [...(window as unknown as { seen: Map<string, Sight> }).seen.values()]) // Set by watch().
}
