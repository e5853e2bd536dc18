import * as fc from 'fast-check'
import { holds } from '../fuzz/check-property.ts'
import { urlTexts } from '../fuzz/inputs.ts'

/** Properties that do not hold, to see that it is noticed. */
export const properties = {
  'a prefix is an origin': holds(urlTexts, (text) => {
    const isAllowed = text.startsWith('https://api.example.com')
    if (
      isAllowed &&
      URL.canParse(text) &&
      new URL(text, 'https://app.example.org').origin !== 'https://api.example.com'
    )
      throw new Error('leaks')
  }),
  'a loop ends': holds(fc.integer(), () => {
    for (let turns = 0; turns >= 0; turns = (turns + 1) % 1_000);
  }),
  'a promise settles': holds(fc.integer(), () => new Promise(() => {})),
}
