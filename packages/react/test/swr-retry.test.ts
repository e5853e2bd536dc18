import { HttpError } from '@x/auth-fetch'
import { SWRConfig, type SWRConfiguration } from 'swr'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRetry } from '../src/swr/retry.js'

type OnErrorRetry = NonNullable<SWRConfiguration['onErrorRetry']>

const swrRetry: OnErrorRetry = SWRConfig.defaultValue.onErrorRetry

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const http = (status: number, retryAfter?: number) =>
  new HttpError('GET /', { response: new Response(null, { status }), data: undefined, problem: undefined, retryAfter })

interface Failure {
  readonly error: Error
  readonly retryCount: number
  readonly config: { readonly errorRetryCount?: number; readonly errorRetryInterval: number }
}

/** Milliseconds until a rule asks again; `undefined` when it does not. */
function delayOf(onErrorRetry: OnErrorRetry, { error, retryCount, config }: Failure): number | undefined {
  vi.clearAllTimers()
  const began = performance.now()
  let askedAt: number | undefined
  const merged = { ...SWRConfig.defaultValue, ...config } as unknown as Parameters<OnErrorRetry>[2] // SWR's own, merged
  onErrorRetry(error, 'key', merged, () => void (askedAt = performance.now()), { retryCount, dedupe: true })
  vi.runAllTimers()
  return askedAt === undefined ? undefined : askedAt - began
}

const asks = [0, 1, 12.5, 499, 500, 501, 6_000, 29_999, 30_000, 30_001, 3_600_000, 1e12]
const statuses = [408, 429, 500, 503]
const shares = [0, 0.3, 0.75, 0.999]
const configs = [
  { errorRetryInterval: 1 },
  { errorRetryInterval: 50, errorRetryCount: 0 },
  { errorRetryInterval: 1_000, errorRetryCount: 3 },
  { errorRetryInterval: 5_000, errorRetryCount: 12 },
]

it.each(asks)(
  "SWR's retry after a Retry-After of %d ms comes no earlier than that, SWR's own back-off or half a second, and not at all after 30 s",
  (retryAfter) => {
    for (const status of statuses)
      for (const share of shares)
        for (const config of configs)
          for (let retryCount = 1; retryCount <= 12; retryCount += 1) {
            vi.spyOn(Math, 'random').mockReturnValue(share)
            const bare = delayOf(swrRetry, { error: http(status), retryCount, config })
            const ours = delayOf(createRetry(), { error: http(status, retryAfter), retryCount, config })
            const least = Math.max(bare ?? 0, retryAfter, 500)
            const isAsked = bare !== undefined && retryAfter <= 30_000
            expect(ours !== undefined).toBe(isAsked)
            // A timer counts whole milliseconds.
            expect(Math.abs((ours ?? least) - least)).toBeLessThanOrEqual(1)
            expect(ours ?? least).toBeGreaterThanOrEqual(Math.floor(least))
          }
  },
)

it("without a Retry-After, SWR's own back-off sets the next try", () => {
  for (const config of configs) {
    vi.spyOn(Math, 'random').mockReturnValue(0.4)
    const failure = { error: http(503), retryCount: 2, config }
    expect(delayOf(createRetry(), failure)).toBe(delayOf(swrRetry, failure))
  }
})

it("SWR's refreshInterval goes on after a Retry-After that is too long to wait for", () => {
  const config = { errorRetryInterval: 5_000, refreshInterval: 2_000, cache: new Map() }
  expect(delayOf(createRetry(), { error: http(503, 3_600_000), retryCount: 1, config })).toBe(2_000)
})
