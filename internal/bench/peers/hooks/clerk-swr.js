import { AuthFetchProvider } from '@x/react/fetch'
import { useClerkSWR } from '@x/react/swr'
import { SWRConfig } from 'swr'
import { createElement } from 'react'

export const name = 'useClerkSWR'
export const library = 'swr'
export const docs = '../README.md#three-hooks'

export function create({ auth, baseUrl, cache }) {
  return {
    useItem: (id) => useClerkSWR(`${baseUrl}/items/${id}`).data?.owner,
    Providers: ({ children }) =>
      createElement(
        AuthFetchProvider,
        { useAuth: auth.useAuth, origins: [baseUrl] },
        createElement(SWRConfig, { value: { provider: () => cache } }, children),
      ),
  }
}
