import type { GetToken } from '@x/auth-fetch'

interface Organization {
  readonly id: string
  readonly name: string
}

interface User {
  readonly id: string
  readonly firstName: string | null
  readonly organizationMemberships: readonly { readonly organization: Organization }[]
}

/** What this page uses of the global `Clerk`, which clerk-js creates. */
interface ClerkGlobal {
  load(): Promise<void>
  /** Undefined while clerk-js changes from one session to the next. */
  readonly user: User | null | undefined
  readonly session: { getToken: GetToken } | null | undefined
  readonly organization: Organization | null | undefined
  readonly client: {
    readonly signIn: {
      create(params: object): Promise<{ readonly status: string; readonly createdSessionId: string }>
    }
  }
  setActive(params: { readonly session?: string; readonly organization?: string | null }): Promise<void>
  signOut(done: () => void): Promise<void>
  addListener(listener: () => void): () => void
}

declare global {
  const Clerk: ClerkGlobal
}
