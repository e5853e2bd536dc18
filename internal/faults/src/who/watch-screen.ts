import type { Page } from '@playwright/test'

/** What stood on the page at one moment: who is signed in by Clerk's own word, and whose data is shown. */
export interface Sight {
  readonly who: string
  readonly owners: readonly string[]
}

/** Records what the page shows, at every change of its DOM and in every frame; after a reload anew. */
export async function watchScreen(page: Page): Promise<void> {
  await page.addInitScript(watch)
  await page.evaluate(watch)
}

/** Runs in the page. */
function watch(): void {
  const seen = new Map<string, object>()
  const look = (): void => {
    const who = document.querySelector('#who')?.textContent ?? ''
    const texts = [...document.querySelectorAll('.data')].map((element) => element.textContent)
    const owners = [...new Set(texts.map((text) => text.split(' has ')[0] ?? ''))]
    seen.set(JSON.stringify([who, owners]), { who, owners })
  }
  const eachFrame = (): void => {
    look()
    requestAnimationFrame(eachFrame)
  }
  const everything = { subtree: true, childList: true, characterData: true, attributes: true }
  new MutationObserver(look).observe(document, everything)
  eachFrame()
  Object.assign(window, { seen })
}

/** All that was seen, each sight once. */
export async function sightsOf(page: Page): Promise<Sight[]> {
  return page.evaluate(() => [...(Reflect.get(window, 'seen') as Map<string, Sight>).values()]) // put there by watchScreen
}
