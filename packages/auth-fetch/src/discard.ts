import { ignore } from './ignore.js'

/** Gives up a stream that nobody will read, so that its source, such as a connection, is free again. */
export function discard(stream: unknown): void {
  // A stream of another kind than the standard's may have no cancel, or one that returns nothing.
  ;(stream as ReadableStream | null | undefined)?.cancel?.()?.catch(ignore)
}
