import type { AppContext } from './context.js'

/** Returns the form-urlencoded body. */
export async function readForm(context: AppContext): Promise<URLSearchParams> {
  return new URLSearchParams(await context.req.text())
}
