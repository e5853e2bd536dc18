export { AuthFetchProvider, type AuthFetchProviderProps } from './fetch/auth-fetch-provider.js'
export { useAuthFetch } from './fetch/use-auth-fetch.js'
export { useAuthIdentity } from './fetch/use-auth-identity.js'
export type { AuthState, ProviderOptions, UseAuth, UseAuthOptions } from './scope/auth-state.js'
