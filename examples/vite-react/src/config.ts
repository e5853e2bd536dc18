/** Someone who can sign in at the local Clerk. */
export interface Person {
  readonly name: string
  readonly email: string
  readonly password: string
}

const env = import.meta.env

export const publishableKey = env.VITE_CLERK_PUBLISHABLE_KEY ?? ''
export const proxyUrl = env.VITE_CLERK_PROXY_URL ?? ''
export const apiOrigin = env.VITE_API_ORIGIN ?? window.location.origin
/** A second API, that takes tokens of the template `api` alone. */
export const billingOrigin = env.VITE_BILLING_ORIGIN ?? 'http://localhost:8790'
/** Empty when the page runs on a hosted Clerk. */
export const people = JSON.parse(env.VITE_PEOPLE || '[]') as readonly Person[] // Written by server/stack.ts.
