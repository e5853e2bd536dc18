import { ignore } from './ignore.js'

/** Gives up a response that nobody will read, so that its connection is free again. */
export function discard(response: Response | undefined): void {
  response?.body?.cancel().catch(ignore)
}
