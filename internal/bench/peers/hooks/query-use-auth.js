import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { createElement } from 'react'

export const name = 'useQuery with `useAuth` in the component'
export const packages = ['@tanstack/react-query']
export const library = 'query'
export const docs = 'https://clerk.com/docs/guides/development/making-requests'

export function create({ auth, baseUrl, client }) {
  return {
    useItem(id) {
      const { getToken } = auth.useAuth()
      const { data } = useQuery({
        queryKey: ['items', id],
        async queryFn() {
          const response = await fetch(`${baseUrl}/items/${id}`, {
            headers: { Authorization: `Bearer ${await getToken()}` },
          })
          return response.json()
        },
      })
      return data?.owner
    },
    Providers: ({ children }) => createElement(QueryClientProvider, { client }, children),
  }
}
