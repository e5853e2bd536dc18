import { QueryClientProvider } from '@tanstack/react-query'
import createFetchClient from 'openapi-fetch'
import createClient from 'openapi-react-query'
import { createElement } from 'react'

export const name = 'openapi-react-query'
export const packages = ['openapi-react-query', 'openapi-fetch', '@tanstack/react-query']
export const library = 'query'
export const docs = 'https://openapi-ts.dev/openapi-react-query/'

export function create({ auth, baseUrl, client }) {
  const fetchClient = createFetchClient({ baseUrl })
  fetchClient.use({
    async onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${await auth.getToken()}`)
    },
  })
  const api = createClient(fetchClient)

  return {
    useItem: (id) => api.useQuery('get', '/items/{id}', { params: { path: { id } } }).data?.owner,
    Providers: ({ children }) => createElement(QueryClientProvider, { client }, children),
  }
}
