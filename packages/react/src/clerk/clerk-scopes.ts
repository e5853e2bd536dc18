import type { useClerk } from '@clerk/clerk-react'
import type { AuthState } from '../scope/auth-state.js'
import { createScopes } from '../scope/scopes.js'
import type { Scope } from '../scope/scope.js'
import type { ScopeSource } from '../scope/scoped-fetch.js'

type Clerk = ReturnType<typeof useClerk>

/** The scopes of one Clerk, where no provider holds them. */
export interface ClerkScopes {
  readonly scopeFor: (auth: AuthState) => Scope
  readonly commit: (scope: Scope) => void
  /** Calls a mounted hook when it is to render for another reason than what `useAuth` says; returns what ends that. */
  readonly mount: (renderAgain: () => void) => () => void
}

const scopesOfClerk = new WeakMap<Clerk, ClerkScopes>()

/** Gives the scopes that all hooks under one Clerk share. They live as long as it does. */
export function clerkScopesOf(clerk: Clerk, auth: AuthState): ClerkScopes {
  let scopes = scopesOfClerk.get(clerk)
  if (!scopes) scopesOfClerk.set(clerk, (scopes = createClerkScopes(clerk, auth)))
  return scopes
}

function createClerkScopes(clerk: Clerk, { getToken }: AuthState): ClerkScopes {
  const mounted = new Set<() => void>()
  const scopes = createScopes(sourceOf(false))
  /** Rendered, and not yet in force. */
  let coming: Scope | undefined

  function sourceOf(isPending: boolean): ScopeSource {
    return {
      getToken,
      options: {},
      isPending,
      // Without a mounted hook nothing can render once the user is confirmed, so the identity ends here.
      get isLoaded() {
        return clerk.session !== undefined && mounted.size > 0
      },
      renderAgain() {
        for (const renderAgain of mounted) renderAgain()
        if (mounted.size === 0)
          commit(scopeFor({ getToken, isLoaded: false, isSignedIn: undefined, userId: undefined }))
      },
    }
  }

  function scopeFor(auth: AuthState): Scope {
    const current = scopes.current()
    if (current && scopes.scopeFor(auth, {}, current) === current) return current
    return (coming = scopes.scopeFor(auth, {}, coming ?? current))
  }

  function commit(scope: Scope): void {
    if (scopes.current() !== scope) scopes.commit(scope)
  }

  // The user may sign out while no hook is mounted that could tell.
  clerk.addListener(({ session, user, organization }) => {
    if (session === undefined || user === undefined) return
    scopes.follow(sourceOf(session?.status === 'pending'))
    const auth = {
      isLoaded: true,
      isSignedIn: session !== null && user !== null,
      userId: user?.id,
      orgId: organization?.id,
      getToken,
    }
    // After the render in which the hooks that are mounted follow by themselves.
    setTimeout(() => {
      if (scopes.current() && isLatest(auth)) commit(scopeFor(auth))
    })
  })

  function isLatest({ userId, orgId }: AuthState): boolean {
    return (clerk.user?.id ?? undefined) === userId && (clerk.organization?.id ?? undefined) === orgId
  }

  function mount(renderAgain: () => void): () => void {
    mounted.add(renderAgain)
    return () => void mounted.delete(renderAgain)
  }

  return { scopeFor, commit, mount }
}
