// The result of useClerkSWRMutation belongs to the user who triggered it.
import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useAuthIdentity } from '../src/fetch.js'
import { useClerkSWRMutation } from '../src/swr.js'
import { probe, settle } from './support/probe.js'

const results: readonly (readonly [string, () => Promise<string>, object])[] = [
  ['data', async () => 'done', { data: 'done', error: undefined, isMutating: false }],
  [
    'an error',
    async () => Promise.reject(new Error('failed')),
    { data: undefined, error: 'failed', isMutating: false },
  ],
  ['a pending request', () => new Promise(() => {}), { data: undefined, error: undefined, isMutating: true }],
]

it.each(results)('no render of the next user shows %s of the previous one', async (_what, fetcher, expected) => {
  const page = probe(
    () => {
      const userId = useAuthIdentity()?.userId
      const { data, error, isMutating, trigger } = useClerkSWRMutation<string>('/orders', fetcher)
      return { userId, trigger, result: { data, error: error?.message, isMutating } }
    },
    { as: { userId: 'alice' } },
  )
  void page
    .last()
    ?.trigger()
    .catch(() => {})
  await act(() => settle())
  expect(page.last()?.result).toEqual(expected)
  act(() => page.auth.signIn('bob'))
  await act(() => settle())
  const ofBob = page.seen.filter(({ userId }) => userId === 'bob').map(({ result }) => result)
  expect(ofBob.length).toBeGreaterThan(0)
  expect(ofBob).toEqual(ofBob.map(() => ({ data: undefined, error: undefined, isMutating: false })))
})
