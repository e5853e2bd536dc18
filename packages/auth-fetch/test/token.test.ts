import { afterEach, describe, expect, it, vi } from 'vitest'
import { SignedOutError } from '../src/index.js'
import { getAbortReason, wait } from '../src/token.js'
import { errorOf } from './support/deferred.js'
import { createStubbed, stubbedUrl as url } from './support/stubbed.js'

const request = { url, method: 'GET', signal: null }

afterEach(() => vi.unstubAllGlobals())

describe('invalid tokens', () => {
  it('A token that is not a string is not sent', async () => {
    const { authFetch, sent } = createStubbed({ getToken: () => 5 as unknown as string })
    expect(await errorOf(authFetch(url))).toMatchObject({ code: 'token_failed' })
    expect(sent).toEqual([])
  })

  it('A getToken that rejects with an error of this package passes on that error, also offline', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const error = new SignedOutError('GET a page')
    const { authFetch } = createStubbed({ getToken: () => Promise.reject(error) })
    expect(await errorOf(authFetch(url))).toBe(error)
  })

  it('A getToken that rejects with undefined causes an error without a cause', async () => {
    // oxlint-disable-next-line prefer-promise-reject-errors -- a getToken may
    const { authFetch } = createStubbed({ getToken: () => Promise.reject() })
    const error = await errorOf(authFetch(url))
    expect(error).toMatchObject({ code: 'token_failed' })
    expect(error).not.toHaveProperty('cause')
  })

  it('A cached token is sent although the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    const { authFetch, sent } = createStubbed({ identity: () => ({ userId: 'user_a' }) })
    await authFetch(url)
    expect(sent).toHaveLength(1)
  })
})

describe('wait', () => {
  it('A wait with an aborted signal ends at once with its reason', async () => {
    const reason = new Error('left')
    expect(await errorOf(wait(new Promise(() => {}), { ...request, signal: AbortSignal.abort(reason) }))).toBe(reason)
  })

  it('A wait removes its listener from the signal', async () => {
    const { signal } = new AbortController()
    const remove = vi.spyOn(signal, 'removeEventListener')
    const add = vi.spyOn(signal, 'addEventListener')
    await wait(Promise.resolve(), { ...request, signal }, 1_000)
    expect(remove.mock.calls).toEqual(add.mock.calls)
  })

  it('An abort reason is an AbortError with a message where signals have no reason', () => {
    const error = getAbortReason({ aborted: true } as AbortSignal)
    expect(String(error)).toBe('AbortError: The operation was aborted.')
  })
})
