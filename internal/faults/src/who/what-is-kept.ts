import type { Page } from '@playwright/test'

/** All that the page keeps of anybody: both caches and the storage, as text. Clerk's own entries are left out. */
export async function whatIsKept(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { queryClient, swr } = globalThis.lab.caches
    const queries = queryClient
      ?.getQueryCache()
      .getAll()
      .map(({ queryKey, state }) => [queryKey, state.data])
    const mutations = queryClient
      ?.getMutationCache()
      .getAll()
      .map(({ options, state }) => [options.mutationKey, state.variables, state.data])
    const entries = swr ? [...swr.keys()].map((key) => [key, swr.get(key)?.data]) : []
    const stored = ['swr', 'query'].map((name) => localStorage.getItem(name))
    return JSON.stringify({ queries, mutations, entries, stored })
  })
}
