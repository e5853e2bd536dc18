import { describe, expect, it } from 'vitest'
import { createRefresher } from '../src/refresh.js'
import { deferred, settleMicrotasks } from './support/deferred.js'
import { createStubbed, stubbedUrl as url } from './support/stubbed.js'

/** A request whose token was rejected. */
const request = { url, method: 'GET', caller: { userId: 'somebody' }, signal: null, tokenOptions: {} }

describe('a refresh', () => {
  it('that helped is followed by the next one at once, when that token is refused too', async () => {
    let good = 'token-2'
    const { authFetch, tokens } = createStubbed({}, (token) => token === good)
    expect((await authFetch(url)).status).toBe(200)
    good = 'token-3'
    expect((await authFetch(url)).status).toBe(200)
    expect(tokens.refreshes()).toBe(2)
  })

  it('that is under way is joined, though a replay of an earlier one is accepted meanwhile', async () => {
    const refreshed = [deferred<string>(), deferred<string>()]
    let refreshes = 0
    const { findReplacement } = createRefresher((options) => {
      if (!options?.skipCache) return 'rejected'
      refreshes += 1
      return refreshed[refreshes - 1]?.promise
    }, 1_000)
    refreshed[0]?.resolve('rejected')
    const [helped, late] = await Promise.all([
      findReplacement(request, 'rejected'),
      findReplacement(request, 'rejected'),
    ])
    helped?.finish(true)
    const first = findReplacement(request, 'rejected')
    await settleMicrotasks()
    late?.finish(true)
    const second = findReplacement(request, 'rejected')
    await settleMicrotasks()
    refreshed[1]?.resolve('new')
    expect([(await first)?.token, (await second)?.token, refreshes]).toEqual(['new', 'new', 2])
  })

  it('asks the cache for the template and the organization of the request', async () => {
    const asked: unknown[] = []
    const { findReplacement } = createRefresher(async (options) => {
      asked.push(options)
      return 'rejected'
    }, 1_000)
    await findReplacement({ ...request, tokenOptions: { template: 'a', organizationId: 'b' } }, 'rejected')
    expect(asked).toEqual([
      { template: 'a', organizationId: 'b', skipCache: false },
      { template: 'a', organizationId: 'b', skipCache: true },
    ])
  })

  it('gives none when the answer to the refresh is empty, and cools down', async () => {
    const answers = ['rejected', '', 'rejected']
    const { findReplacement } = createRefresher(async () => answers.shift(), 1_000)
    const found = await findReplacement(request, 'rejected')
    expect(found?.token).toBe('')
    found?.finish(false)
    expect(await findReplacement(request, 'rejected')).toBeUndefined()
    expect(answers).toEqual([])
  })
})
