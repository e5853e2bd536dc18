/** The 401 that `auth.protect()` does not give: a problem document, as in RFC 9457. */
export function unauthorized(): Response {
  return Response.json(
    { title: 'Unauthorized', status: 401, detail: 'No valid session token came with the request.' },
    { status: 401, headers: { 'Content-Type': 'application/problem+json' } },
  )
}
