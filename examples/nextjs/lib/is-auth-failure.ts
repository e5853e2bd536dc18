/**
 * Whether a response says that nobody is signed in, or that the token was rejected: a 401, or what `auth.protect()` makes of it.
 * That is a redirect to the sign-in page, for API calls too, or in some versions a 404.
 */
export function isAuthFailure(response: Response): boolean {
  const { status, type, redirected, url, headers } = response
  return (
    status === 401 ||
    // Kept back by `redirect: 'manual'`, and nobody can see where it leads: ask so only of a route that redirects nobody else.
    type === 'opaqueredirect' ||
    // Followed. Clerk's sign-in page is told where the caller came from; no other redirect says that.
    (redirected && new URL(url).searchParams.has('redirect_url')) ||
    // Clerk's mark on every answer: it tells a caller who was taken for signed out, whether or not there is such a page.
    (status === 404 && headers.get('x-clerk-auth-status') === 'signed-out')
  )
}
