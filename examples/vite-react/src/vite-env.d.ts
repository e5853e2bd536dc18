/// <reference types="vite/client" />

interface ImportMetaEnv {
  readonly VITE_CLERK_PUBLISHABLE_KEY?: string
  /** Where the local Clerk answers; empty with a hosted one. */
  readonly VITE_CLERK_PROXY_URL?: string
  readonly VITE_API_ORIGIN?: string
  readonly VITE_BILLING_ORIGIN?: string
  /** JSON: who can sign in at the local Clerk. */
  readonly VITE_PEOPLE?: string
}
