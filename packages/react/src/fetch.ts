export type { AuthState, ProviderOptions, UseAuth, UseAuthOptions } from './auth/identity.js'
export { AuthFetchProvider, type AuthFetchProviderProps } from './fetch/auth-fetch-provider.js'
export { getAuthFetch, getAuthIdentity } from './fetch/get-auth-fetch.js'
export { useAuthFetch, useAuthIdentity } from './fetch/use-auth-fetch.js'
