import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A piece of text, and where it was found. */
export interface Trace {
  /** Such as `request header`, `console`, `localStorage`. */
  readonly place: string
  /** What narrows the place down: an origin, a header's name. */
  readonly detail: string
  readonly text: string
}

/** Takes what a browser and the servers have said and kept. */
export interface Sink {
  readonly add: (trace: Trace) => void
}

/** Where the traces of the browser suite are. */
export const tracesFolder = '.e2e/canary'

/** Writes traces to a folder; a source that many pages load is kept once. */
export function createFileSink(folder: string): Sink {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${process.pid}.jsonl`)
  const seen = new Set<string>()
  return {
    add(trace) {
      const line = JSON.stringify(trace)
      const hash = createHash('sha1').update(line).digest('base64')
      if (trace.text === '' || seen.has(hash)) return
      seen.add(hash)
      appendFileSync(file, `${line}\n`)
    },
  }
}

/** All traces of a folder. */
export function* readTraces(folder: string): Generator<Trace> {
  for (const name of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line !== '') yield JSON.parse(line) as Trace // written above
    }
  }
}
