import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

interface Counts {
  readonly Headers: number
  readonly Request: number
  readonly AbortController: number
  readonly timers: number
  readonly listeners: number
  readonly reads: number
  readonly clones: number
  readonly morePromises: number
}

const script = fileURLToPath(new URL('allocations/count.mjs', import.meta.url))

const { stdout } = await promisify(execFile)(process.execPath, [script])
const counts = JSON.parse(stdout) as Record<string, Counts> // printed by the script

const nothing = { Headers: 0, Request: 0, AbortController: 0, timers: 0, listeners: 0, reads: 0, clones: 0 }

describe('the cost of a request whose token is cached', () => {
  it.each(['string', 'URL', 'object', 'pairs', 'identity', 'POST', 'signal'])(
    'A request of the shape %s creates no platform objects',
    (shape) => {
      expect(counts[shape]).toMatchObject(nothing)
    },
  )

  it('A Headers, or the headers of a Request, are copied once', () => {
    expect(counts['Headers']).toMatchObject({ ...nothing, Headers: 1 })
    expect(counts['Request']).toMatchObject({ ...nothing, Headers: 1 })
  })

  it('The body of a Request is read once and never cloned', () => {
    expect(counts['Request with a body']).toMatchObject({ Headers: 1, Request: 0, timers: 0, reads: 1, clones: 0 })
  })

  it.each(['string', 'URL', 'object', 'pairs', 'identity', 'POST', 'signal', 'Headers', 'Request'])(
    'A request of the shape %s costs at most 3 promises more than a hand-written wrapper',
    (shape) => {
      expect(counts[shape]?.morePromises).toBeLessThanOrEqual(3)
    },
  )

  it('A Request with a body costs at most 24 promises, most of which Node needs to read it', () => {
    expect(counts['Request with a body']?.morePromises).toBeLessThanOrEqual(24)
  })
})
