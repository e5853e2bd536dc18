import {
  context,
  type Context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api'
import type { AuthFetchEvent } from '@x/auth-fetch'

/** Creates the spans of calls. */
export interface CallTracer {
  readonly follow: (event: AuthFetchEvent) => void
  /** Call it in the same tick as the event that announces the request. */
  readonly send: (fetch: Fetch, input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
}

/** A call of `authFetch`. */
interface Call {
  readonly span: Span
  readonly context: Context
  readonly method: string
  readonly url: string
  /** Returns milliseconds since 1970, from one clock for all spans of the call: no span ends before it starts or after its parent. */
  readonly now: () => number
  /** Whether the origin may receive the trace's headers. */
  isTrusted: boolean
  /** When it started to wait for a token, in milliseconds since 1970. */
  waitsSince: number | undefined
  sends: number
}

// Shared by all tracers: options that a component creates again in each render continue the calls in progress.
const calls = new Map<number, Call>()
let sending: Call | undefined

/**
 * Creates a tracer that follows calls by their events.
 *
 * @param getTracer called for each span, because a provider may be registered late
 */
export function createCallTracer(getTracer: () => Tracer): CallTracer {
  function open({ id, method, url, elapsedMs }: AuthFetchEvent): Call {
    const offset = Date.now() - performance.now()
    const now = () => offset + performance.now()
    const attributes = { 'http.request.method': method, 'url.full': url }
    const startTime = now() - elapsedMs
    const span = getTracer().startSpan(`authFetch ${method}`, { kind: SpanKind.INTERNAL, startTime, attributes })
    const call: Call = {
      span,
      context: trace.setSpan(context.active(), span),
      method,
      url,
      now,
      isTrusted: true,
      waitsSince: undefined,
      sends: 0,
    }
    calls.set(id, call)
    return call
  }

  function endWait(call: Call, error?: string): void {
    if (call.waitsSince === undefined) return
    const span = getTracer().startSpan('getToken', { startTime: call.waitsSince }, call.context)
    call.waitsSince = undefined
    if (error !== undefined) fail(span, error)
    span.end(call.now())
  }

  return {
    follow(event) {
      const call = calls.get(event.id) ?? open(event)
      const { span } = call
      sending = undefined
      switch (event.type) {
        case 'skipped':
          call.isTrusted = event.reason === 'public' || event.reason === 'caller'
          span.addEvent('skipped', { 'auth_fetch.reason': event.reason })
          break
        case 'wait':
          call.waitsSince = call.now()
          break
        case 'token':
          endWait(call)
          break
        case 'request':
          span.setAttributes({ 'auth_fetch.authorized': event.authorized })
          sending = call
          break
        case 'refresh':
          endWait(call)
          span.addEvent('refresh', { 'auth_fetch.outcome': event.outcome })
          break
        case 'replay':
          span.addEvent('replay')
          sending = call
          break
        case 'response':
          span.setAttributes({ 'auth_fetch.replayed': event.replayed })
          answer(span, event.status)
          close(event.id, call)
          break
        case 'failed':
          endWait(call, event.name)
          fail(span, event.name)
          close(event.id, call)
      }
    },
    send(fetch, input, init) {
      const call = sending
      sending = undefined
      if (!call) return fetch(input, init)
      const { method, url, now, isTrusted, sends } = call
      call.sends += 1
      const attributes = {
        'http.request.method': method,
        'url.full': url,
        ...(sends > 0 && { 'http.request.resend_count': sends }),
      }
      const options = { kind: SpanKind.CLIENT, startTime: now(), attributes }
      const span = getTracer().startSpan(method, options, call.context)
      const within = trace.setSpan(call.context, span)
      const response = sendTraced(within, isTrusted, fetch, input, init)
      response.then(
        ({ status }) => {
          answer(span, status)
          span.end(now())
        },
        (error: unknown) => {
          fail(span, String((error as { name?: unknown } | null | undefined)?.name)) // Anything may be thrown.
          span.end(now())
        },
      )
      return response
    },
  }
}

function close(id: number, { span, now }: Call): void {
  calls.delete(id)
  span.end(now())
}

function answer(span: Span, status: number): void {
  span.setAttributes({ 'http.response.status_code': status })
  if (status >= 400) fail(span, String(status))
}

function fail(span: Span, type: string): void {
  span.setAttributes({ 'error.type': type })
  span.setStatus({ code: SpanStatusCode.ERROR })
}

export type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

/**
 * Sends a request with the trace's headers.
 *
 * @param isTrusted whether its origin may receive the trace's headers
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
  // Continue a trace that the caller has started.
  if (added.some(([name]) => headers.has(name))) return send(init)
  for (const [name, value] of added) headers.set(name, value)
  return send({ ...init, headers })
}
