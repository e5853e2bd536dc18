import createClient from 'openapi-fetch'
import { SWRConfig } from 'swr'
import { createQueryHook } from 'swr-openapi'
import { createElement } from 'react'

export const name = 'swr-openapi'
export const packages = ['swr-openapi', 'openapi-fetch', 'swr']
export const library = 'swr'
export const docs = 'https://openapi-ts.dev/swr-openapi/'

export function create({ auth, baseUrl, cache }) {
  const client = createClient({ baseUrl })
  client.use({
    async onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${await auth.getToken()}`)
    },
  })
  const useQuery = createQueryHook(client, 'items')

  return {
    useItem: (id) => useQuery('/items/{id}', { params: { path: { id } } }).data?.owner,
    Providers: ({ children }) => createElement(SWRConfig, { value: { provider: () => cache } }, children),
  }
}
