/** Returns a 401 with a problem document (RFC 9457), which `auth.protect()` does not send. */
export function unauthorized(): Response {
  return Response.json(
    { title: 'Unauthorized', status: 401, detail: 'The request has no valid session token.' },
    { status: 401, headers: { 'Content-Type': 'application/problem+json' } },
  )
}
