import { rm } from 'node:fs/promises'
import { tracesFolder } from '../src/canary/sink.ts'

/** Begins with no traces of an earlier run. */
export default async function emptyTraces(): Promise<void> {
  await rm(tracesFolder, { recursive: true, force: true })
}
