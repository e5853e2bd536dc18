import { context, propagation, type Context } from '@opentelemetry/api'

export type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

/**
 * Sends a request within a trace.
 *
 * @param isTrusted whether its origin may know of the trace
 */
export function sendTraced(
  within: Context,
  isTrusted: boolean,
  fetch: Fetch,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
): Promise<Response> {
  const fields: Record<string, string> = {}
  if (isTrusted) propagation.inject(within, fields)
  const added = Object.entries(fields)
  const send = (given: RequestInit | undefined) => context.with(within, () => fetch(input, given))
  if (added.length === 0) return send(init)
  const request = typeof input === 'object' && 'headers' in input ? input : undefined
  const headers = new Headers(init?.headers ?? request?.headers)
  // A trace that the caller has begun goes on.
  if (added.some(([name]) => headers.has(name))) return send(init)
  for (const [name, value] of added) headers.set(name, value)
  return send({ ...init, headers })
}
