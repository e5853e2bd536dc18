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
 * Gives the scope of the page's provider.
 *
 * @param asked the name of the function that asks, for the message
 * @throws Error unless there is exactly one
 */
export function providedScope(asked: string): Scope {
  const [scope, another] = provided
  if (!scope)
    throw new Error(
      `${asked}() found no mounted <AuthFetchProvider>. On a server, give createAuthFetch the request's own getToken.`,
    )
  if (another)
    throw new Error(
      `${asked}() found several <AuthFetchProvider>s side by side. Call ${asked.replace('get', 'use')}() below the one that you mean.`,
    )
  return scope
}
