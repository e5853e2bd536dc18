import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { createElement } from 'react'

export const name = 'useQuery'
export const packages = ['@tanstack/react-query']
export const library = 'query'
export const floor = true
export const docs = 'https://tanstack.com/query/latest/docs/framework/react/guides/queries'

export function create({ auth, baseUrl, client }) {
  async function queryFn({ queryKey }) {
    const [path, id] = queryKey
    const response = await fetch(`${baseUrl}/${path}/${id}`, {
      headers: { Authorization: `Bearer ${await auth.getToken()}` },
    })
    return response.json()
  }

  return {
    useItem: (id) => useQuery({ queryKey: ['items', id], queryFn }).data?.owner,
    Providers: ({ children }) => createElement(QueryClientProvider, { client }, children),
  }
}
