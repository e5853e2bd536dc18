import type { MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { breakAnswer } from './break-answer.js'
import { errorBody } from './clerk-error.js'
import type { AppEnv, Services } from './context.js'
import { wait } from './wait.js'

/** Clerk's own code for each status that a test is likely to ask for. */
const CODES: Readonly<Record<number, string>> = {
  401: 'authentication_invalid',
  403: 'authorization_invalid',
  404: 'resource_not_found',
  422: 'form_param_value_invalid',
  429: 'too_many_requests',
  500: 'internal_clerk_error',
  503: 'service_unavailable',
}

/** Waits and fails as it was told to, else lets the request through. */
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
