/**
 * Whether a response means that the token is missing or was rejected: a 401, or what `auth.protect()` sends in its place. That is a
 * redirect to the sign-in page, for API calls too, or a 404 in some versions.
 */
export function isAuthFailure(response: Response): boolean {
  const { status, type, redirected, url, headers } = response
  return (
    status === 401 ||
    // Not followed, because of `redirect: 'manual'`. Its target is hidden: use that only for routes with no other redirects.
    type === 'opaqueredirect' ||
    // Followed. Only Clerk's redirects to sign-in carry this parameter.
    (redirected && new URL(url).searchParams.has('redirect_url')) ||
    // Clerk sets this header on every response to a signed-out caller, also when the page does not exist.
    (status === 404 && headers.get('x-clerk-auth-status') === 'signed-out')
  )
}
