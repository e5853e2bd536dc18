import useSWR, { SWRConfig } from 'swr'
import { createElement } from 'react'

export const name = 'useSWR'
export const packages = ['swr']
export const library = 'swr'
export const floor = true
export const docs = 'https://swr.vercel.app/docs/data-fetching'

export function create({ auth, baseUrl, cache }) {
  async function fetcher(path) {
    const response = await fetch(baseUrl + path, { headers: { Authorization: `Bearer ${await auth.getToken()}` } })
    return response.json()
  }

  return {
    useItem: (id) => useSWR(`/items/${id}`, fetcher).data?.owner,
    Providers: ({ children }) => createElement(SWRConfig, { value: { provider: () => cache } }, children),
  }
}
