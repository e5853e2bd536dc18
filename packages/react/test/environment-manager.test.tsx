// environmentManager of TanStack Query decides what is a server, in a page too.
import { environmentManager } from '@tanstack/react-query'
import { afterEach, expect, it } from 'vitest'
import { useAuthQuery } from '../src/query.js'
import { probe, settle } from './support/probe.js'

afterEach(() => environmentManager.setIsServer(() => false))

it('a hook sends no request in a page that environmentManager calls a server', async () => {
  environmentManager.setIsServer(() => true)
  const page = probe(() => useAuthQuery({ queryKey: ['orders'], url: '/api/orders' }).error?.message, {
    as: { userId: 'alice' },
  })
  await settle()
  expect(page.last()).toContain('is not fetched on the server')
  expect(page.api.requests).toEqual([])
})
