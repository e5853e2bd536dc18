import { QueryClientProvider } from '@tanstack/react-query'
import { AuthFetchProvider } from '@x/react/fetch'
import { useAuthQuery } from '@x/react/query'
import { createElement } from 'react'

export const name = 'useAuthQuery'
export const library = 'query'
export const docs = '../README.md#three-hooks'

export function create({ auth, baseUrl, client }) {
  return {
    useItem: (id) => useAuthQuery({ queryKey: ['items', id], url: `${baseUrl}/items/${id}` }).data?.owner,
    Providers: ({ children }) =>
      createElement(
        AuthFetchProvider,
        { useAuth: auth.useAuth, origins: [baseUrl] },
        createElement(QueryClientProvider, { client }, children),
      ),
  }
}
