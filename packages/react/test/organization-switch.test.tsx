// After a switch of the organization the old rows stay on the new screen, and `keepPreviousData` shows them.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { fetchJson } from '@x/auth-fetch'
import useSWR from 'swr'
import { describe, expect, it } from 'vitest'
import { useAuthFetch, useAuthIdentity } from '../src/fetch.js'
import { useAuthQuery } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { probe, settle } from './support/probe.js'

interface Seen {
  readonly org: string | null | undefined
  readonly data: unknown
}

let filter = 1

function leaks(seen: readonly Seen[]): Seen[] {
  return seen.filter(({ org, data }) => data !== undefined && !String(data).includes(`@${org} `))
}

const plain = {
  // The organization is in the key, as the careful do.
  useSWR: (org: unknown) => {
    const authFetch = useAuthFetch()
    return useSWR(['/api/foo', org], ([url]) => fetchJson(authFetch, url), { keepPreviousData: true }).data
  },
  useQuery: (org: unknown) => {
    const authFetch = useAuthFetch()
    return useQuery({
      queryKey: ['foo', org],
      queryFn: () => fetchJson(authFetch, '/api/foo'),
      placeholderData: keepPreviousData,
    }).data
  },
}

const ours = {
  useClerkSWR: () => useClerkSWR(`/api/foo?filter=${filter}`, { keepPreviousData: true }).data,
  useAuthQuery: () =>
    useAuthQuery({ queryKey: ['foo', filter], url: `/api/foo?filter=${filter}`, placeholderData: keepPreviousData })
      .data,
}

function open(useData: (org: unknown) => unknown) {
  filter = 1
  return probe<Seen>(
    () => {
      const org = useAuthIdentity()?.orgId
      return { org, data: useData(org) }
    },
    { as: { userId: 'alice', orgId: 'acme' } },
  )
}

describe.each(Object.entries(plain))('the plain %s', (_name, useData) => {
  it("shows Acme's rows under Globex", async () => {
    const page = open(useData)
    await settle(50)
    page.auth.signIn('alice', 'globex')
    await settle(50)
    expect(leaks(page.seen)).not.toEqual([])
  })
})

describe.each(Object.entries(ours))('%s', (_name, useData) => {
  it("never shows Acme's rows under Globex, back and forth", async () => {
    const page = open(useData)
    await settle(50)
    for (const org of ['globex', 'acme', 'globex']) {
      page.auth.unload()
      page.auth.signIn('alice', org)
      await settle(50)
      expect(page.last()).toEqual({ org, data: `alice@${org} /api/foo?filter=1` })
    }
    expect(leaks(page.seen)).toEqual([])
  })

  it.each(['at first', 'after a switch'])('keeps previous data within one organization, %s', async (when) => {
    const page = open(useData)
    await settle(50)
    if (when === 'after a switch') page.auth.signIn('alice', 'globex')
    await settle(50)
    const from = page.seen.length
    filter = 2
    page.auth.signIn('alice', when === 'after a switch' ? 'globex' : 'acme')
    page.rerender(page.withChildren())
    await settle(50)
    const after = page.seen.slice(from).map(({ data }) => String(data))
    expect(after[0]).toContain('filter=1')
    expect(after.at(-1)).toContain('filter=2')
    expect(after).not.toContain('undefined')
  })

  it('neither purges nor renders while the switch is under way', async () => {
    const page = open(useData)
    await settle(50)
    const renders = page.seen.length
    page.auth.unload()
    await settle(50)
    expect(page.seen).toHaveLength(renders)
    expect(page.last()?.data).toBe('alice@acme /api/foo?filter=1')
  })
})
