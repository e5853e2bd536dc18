const body = JSON.stringify({ data: { ok: true, name: 'Ada', orders: [1, 2, 3] } })
const headers = { 'Content-Type': 'application/json' }

/** An answer of the API; `data` stands in it so that a GraphQL client can read it too. */
export function jsonResponse(status = 200) {
  return new Response(status === 200 ? body : '{"error":"unauthorized"}', { status, headers })
}
