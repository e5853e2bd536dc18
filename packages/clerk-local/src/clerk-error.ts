import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** One error of Clerk's, as its `errors` list carries it. */
export interface ClerkErrorFields {
  readonly code: string
  readonly message: string
  readonly longMessage?: string
  readonly meta?: Readonly<Record<string, unknown>>
}

/** An answer that is not a success, thrown by a route and turned into Clerk's error shape by the app. */
export class ClerkError extends Error {
  override readonly name = 'ClerkError'
  readonly status: ContentfulStatusCode
  readonly fields: ClerkErrorFields

  constructor(status: ContentfulStatusCode, fields: ClerkErrorFields) {
    super(fields.longMessage ?? fields.message)
    this.status = status
    this.fields = fields
  }
}

/** Returns the JSON body that Clerk sends with an error. */
export function errorBody({ code, message, longMessage = message, meta = {} }: ClerkErrorFields): {
  errors: readonly unknown[]
  clerk_trace_id: string
} {
  return { errors: [{ code, message, long_message: longMessage, meta }], clerk_trace_id: 'clerk-local' }
}

/** The session is not one of this browser's, or is no longer active. */
export function unauthenticated(): ClerkError {
  return new ClerkError(401, {
    code: 'authentication_invalid',
    message: 'Invalid authentication',
    longMessage: 'Unable to authenticate the request, you need to supply an active session',
  })
}

/** The named thing does not exist. */
export function notFound(what: string): ClerkError {
  return new ClerkError(404, {
    code: 'resource_not_found',
    message: 'not found',
    longMessage: `${what} not found`,
  })
}

/** The password does not match. */
export function incorrectPassword(): ClerkError {
  return new ClerkError(422, {
    code: 'form_password_incorrect',
    message: 'is incorrect',
    longMessage: 'Password is incorrect. Try again, or use another method.',
    meta: { param_name: 'password' },
  })
}

/** No user has this identifier. */
export function unknownIdentifier(): ClerkError {
  return new ClerkError(422, {
    code: 'form_identifier_not_found',
    message: "Couldn't find your account.",
    longMessage: "Couldn't find your account.",
    meta: { param_name: 'identifier' },
  })
}

/** A field is missing or does not fit. */
export function invalidParameter(name: string, longMessage: string): ClerkError {
  return new ClerkError(422, {
    code: 'form_param_value_invalid',
    message: 'is invalid',
    longMessage,
    meta: { param_name: name },
  })
}
