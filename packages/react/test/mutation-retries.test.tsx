// The retry option of useAuthMutation counts as that of useMutation.
import { useMutation } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useAuthMutation } from '../src/query.js'
import { probe, settle } from './support/probe.js'

const alice = { userId: 'alice' }

type Retry = boolean | number | ((count: number, error: Error) => boolean)

/** Runs a mutation that always fails. Returns how often it ran, and the arguments that a `retry` function got. */
async function run(useHook: typeof useMutation, retry: Retry | undefined, failures = 5) {
  let sends = 0
  const asked: unknown[] = []
  const counted =
    typeof retry === 'function'
      ? (count: number, error: Error) => (asked.push([count, error.message]), retry(count, error))
      : retry
  const page = probe(
    () =>
      useHook({
        mutationFn: async () => {
          sends += 1
          if (sends <= failures) throw new Error(`failure ${sends}`)
          return sends
        },
        retryDelay: 0,
        ...(counted !== undefined && { retry: counted }),
      }),
    { as: alice },
  )
  const outcome = await act(() => page.last()?.mutateAsync().then(String, String))
  await settle()
  return { sends, asked, outcome, error: page.last()?.error?.message ?? null }
}

describe('the retry option of useAuthMutation', () => {
  it.each<[string, Retry | undefined]>([
    ['is off when it is left out', undefined],
    ['is off with false', false],
    ['retries until it succeeds with true', true],
    ['retries no time with 0', 0],
    ['retries once with 1', 1],
    ['retries three times with 3', 3],
    ['asks a function, which gets the count and the error', (count) => count < 2],
    ['asks a function, which may end it at once', () => false],
  ])('%s, as in useMutation', async (_name, retry) => {
    const ours = await run(useAuthMutation, retry)
    expect(ours).toEqual(await run(useMutation, retry))
  })

  it('is not asked about a change of the identity', async () => {
    const asked: unknown[] = []
    const page = probe(
      () =>
        useAuthMutation({
          mutationFn: () => new Promise<string>((resolve) => void setTimeout(resolve, 20, 'late')),
          retry: (_count, error) => asked.push(error.name) < 3,
          retryDelay: 0,
        }),
      { as: alice },
    )
    const outcome = page
      .last()
      ?.mutateAsync()
      .then(String, (error: Error) => error.name)
    act(() => page.auth.signIn('bob'))
    await act(async () => expect(await outcome).toBe('IdentityChangedError'))
    await settle(60)
    expect(asked).toEqual([])
  })
})
