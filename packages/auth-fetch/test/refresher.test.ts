import { describe, expect, it } from 'vitest'
import { createRefresher } from '../src/refresh.js'
import { deferred, settleMicrotasks } from './support/deferred.js'
import { createStubbed, stubbedUrl as url } from './support/stubbed.js'

/** A request whose token was rejected. */
const request = { url, method: 'GET', caller: { userId: 'somebody' }, signal: null, tokenOptions: {} }

describe('createRefresher', () => {
  it('A second refresh starts at once if the first one helped and its token is rejected later', async () => {
    let good = 'token-2'
    const { authFetch, tokens } = createStubbed({}, (token) => token === good)
    expect((await authFetch(url)).status).toBe(200)
    good = 'token-3'
    expect((await authFetch(url)).status).toBe(200)
    expect(tokens.refreshes()).toBe(2)
  })

  it('A pending refresh is joined, even if a replay of an earlier one is accepted in the meantime', async () => {
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

  it('A refresh passes on the template and the organization of the request', async () => {
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

  it('A refresh that returns an empty token starts the cooldown', async () => {
    const answers = ['rejected', '', 'rejected']
    const { findReplacement } = createRefresher(async () => answers.shift(), 1_000)
    const found = await findReplacement(request, 'rejected')
    expect(found?.token).toBe('')
    found?.finish(false)
    expect(await findReplacement(request, 'rejected')).toBeUndefined()
    expect(answers).toEqual([])
  })
})
