import { Auth0Client } from '@auth0/auth0-spa-js'

export const name = 'auth0-spa-js createFetcher'
export const packages = ['@auth0/auth0-spa-js']
export const docs = 'https://github.com/auth0/auth0-spa-js/blob/main/EXAMPLES.md'
export const takes = { request: true }
export const refreshes = false

export function create({ getToken, baseUrl }) {
  const auth0 = new Auth0Client({ domain: 'example.auth0.com', clientId: 'client' })
  const fetcher = auth0.createFetcher({ baseUrl, getAccessToken: () => getToken() })

  return async (input, init) => {
    const response = await fetcher.fetchWithAuth(input, init)
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return response.json()
  }
}
