import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { MiddlewareHandler, Next } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { errorBody } from './clerk-error.js'
import type { AppContext, AppEnv, Services } from './context.js'
import type { BreakageKind } from './faults.js'

/** Clerk's error code for each status that a test is likely to use. */
const CODES: Readonly<Record<number, string>> = {
  401: 'authentication_invalid',
  403: 'authorization_invalid',
  404: 'resource_not_found',
  422: 'form_param_value_invalid',
  429: 'too_many_requests',
  500: 'internal_clerk_error',
  503: 'service_unavailable',
}

/** Applies the delays, failures and breakages that the controls have set, and passes other requests through. */
export function applyFaults({ faults, closing }: Pick<Services, 'faults' | 'closing'>): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const failure = faults.takeFailure(context.req.path)
    const delay = faults.takeDelay(context.req.path)
    const breakage = faults.takeBreakage(context.req.path)
    if (delay > 0) await wait(delay, closing)
    if (breakage) return breakAnswer(context, next, breakage.how)
    if (!failure) return next()
    const status = isErrorStatus(failure.status) ? failure.status : 500
    const { code = CODES[status] ?? 'internal_clerk_error', retryAfter } = failure
    if (retryAfter !== undefined) context.header('Retry-After', String(retryAfter))
    return context.json(
      errorBody({ code, message: 'Failed on request', longMessage: `Answered ${status} on request` }),
      status,
    )
  }
}

function isErrorStatus(status: number | undefined): status is ContentfulStatusCode {
  return status !== undefined && Number.isInteger(status) && status >= 400 && status <= 599
}

/** Breaks the response: closes the connection, cuts the body, or sends HTML. */
export async function breakAnswer(context: AppContext, next: Next, how: BreakageKind): Promise<Response | void> {
  const { outgoing } = context.env
  if (how === 'html') return context.html('<!doctype html><title>503</title><h1>Service Unavailable</h1>', 503)
  if (how === 'reset') {
    outgoing.destroy()
    return RESPONSE_ALREADY_SENT
  }

  await next()
  const body = await context.res.text()
  const half = body.slice(0, body.length / 2)
  if (how === 'truncated') {
    context.res = new Response(half, context.res)
    return
  }
  outgoing.writeHead(context.res.status, {
    ...Object.fromEntries(context.res.headers),
    'content-length': Buffer.byteLength(body),
  })
  // Destroy the connection only after this half has been written. Otherwise, it would still be in the buffer.
  outgoing.write(half, () => outgoing.destroy())
  context.res = RESPONSE_ALREADY_SENT
}

/** Resolves after `ms` or when the signal is aborted. With `Infinity`, it resolves only on an abort. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = Number.isFinite(ms) ? setTimeout(done, ms) : undefined
    signal.addEventListener('abort', done, { once: true })

    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
