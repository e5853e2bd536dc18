import type { Trace } from './sink.ts'

/** The length of a sample, which is enough to identify a signature. Any piece that is twice as long contains a whole sample. */
const sample = 24

/** What a search has found. */
export interface Findings {
  readonly tokens: number
  readonly traces: number
  readonly bytes: number
  /** How many traces of a place hold a token, by place and detail. */
  readonly places: ReadonlyMap<string, number>
}

/**
 * Searches for every token that was seen anywhere, whole or in part.
 *
 * @param traces returns the traces; called twice, the first time to collect the tokens
 */
export function search(traces: () => Iterable<Trace>): Findings {
  const signatures = new Set<string>()
  const samples = new Set<string>()
  for (const { text } of traces()) {
    for (const [, signature = ''] of text.matchAll(/eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.([\w-]{20,})/g)) {
      if (signatures.has(signature)) continue
      signatures.add(signature)
      for (let at = 0; at + sample <= signature.length; at += sample) samples.add(signature.slice(at, at + sample))
    }
  }
  const places = new Map<string, number>()
  let count = 0
  let bytes = 0
  for (const { place, detail, text } of traces()) {
    count += 1
    bytes += Buffer.byteLength(text)
    if (!holdsAny(text, samples)) continue
    const name = `${place}: ${detail}`
    places.set(name, (places.get(name) ?? 0) + 1)
  }
  return { tokens: signatures.size, traces: count, bytes, places }
}

function holdsAny(text: string, samples: ReadonlySet<string>): boolean {
  for (const [run] of text.matchAll(/[\w-]{24,}/g)) {
    for (let at = 0; at + sample <= run.length; at += 1) if (samples.has(run.slice(at, at + sample))) return true
  }
  return false
}
