/** Someone who can sign in at the local Clerk. */
export interface Person {
  readonly name: string
  readonly email: string
  readonly password: string
}

const env = import.meta.env

export const publishableKey = env.VITE_CLERK_PUBLISHABLE_KEY ?? ''
/** Empty with a hosted Clerk application. */
export const proxyUrl = env.VITE_CLERK_PROXY_URL ?? ''
export const apiOrigin = env.VITE_API_ORIGIN ?? window.location.origin
/** The users of the local Clerk; empty with a hosted Clerk application. */
export const people = JSON.parse(env.VITE_PEOPLE || '[]') as readonly Person[] // Written by server/stack.ts.
