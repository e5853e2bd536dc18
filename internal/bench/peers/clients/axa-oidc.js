import { OidcClient } from '@axa-fr/oidc-client'

export const name = 'AXA oidc-client'
export const packages = ['@axa-fr/oidc-client']
export const docs = 'https://github.com/AxaFrance/oidc-client#useoidcfetch'
export const takes = { request: true }
export const refreshes = false
export const ownTokens = true

export function create({ signIn }) {
  const client = OidcClient.getOrCreate(() => fetch)({
    client_id: 'client',
    redirect_uri: 'https://app.example.com/callback',
    scope: 'openid profile',
    authority: 'https://example.com',
    authority_configuration: {
      issuer: 'https://example.com',
      authorization_endpoint: 'https://example.com/authorize',
      token_endpoint: 'https://example.com/token',
    },
  })
  signIn?.(client)
  const send = client.fetchWithTokens(fetch)

  return async (input, init) => {
    const response = await send(input, init)
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return response.json()
  }
}
