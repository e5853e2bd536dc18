import useSWR, { SWRConfig } from 'swr'
import { createElement } from 'react'

export const name = 'useSWR with `useAuth` in the component'
export const packages = ['swr']
export const library = 'swr'
export const docs = 'https://clerk.com/docs/guides/development/making-requests'

export function create({ auth, baseUrl, cache }) {
  return {
    useItem(id) {
      const { getToken } = auth.useAuth()
      async function fetcher(path) {
        const response = await fetch(baseUrl + path, { headers: { Authorization: `Bearer ${await getToken()}` } })
        return response.json()
      }
      return useSWR(`/items/${id}`, fetcher).data?.owner
    },
    Providers: ({ children }) => createElement(SWRConfig, { value: { provider: () => cache } }, children),
  }
}
