/// <reference types="vite/client" />

interface ImportMetaEnv {
  readonly VITE_CLERK_PUBLISHABLE_KEY?: string
  /** The path that leads to the local Clerk; empty with a hosted Clerk application. */
  readonly VITE_CLERK_PROXY_URL?: string
  readonly VITE_API_ORIGIN?: string
  readonly VITE_BILLING_ORIGIN?: string
  /** JSON: the users of the local Clerk. */
  readonly VITE_PEOPLE?: string
}
