import type { Scope } from './scope.js'

/** What the outermost providers of the page give now: one scope, unless there are several side by side. */
const provided = new Set<Scope>()

/**
 * Offers a provider's scope to what runs outside of React.
 *
 * @returns what takes it back
 */
export function provide(scope: Scope): () => void {
  provided.add(scope)
  return () => void provided.delete(scope)
}

/**
 * Gives the scope of the page's provider to `getAuthFetch`.
 *
 * @throws Error unless there is exactly one
 */
export function providedScope(): Scope {
  const [scope, another] = provided
  if (!scope)
    throw new Error(
      "getAuthFetch() found no mounted <AuthFetchProvider>. On a server, give createAuthFetch the request's own getToken.",
    )
  if (another)
    throw new Error(
      'getAuthFetch() found several <AuthFetchProvider>s side by side. Call useAuthFetch() below the one that you mean.',
    )
  return scope
}
