import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An entry of the `errors` list in Clerk's error responses. */
export interface ClerkErrorFields {
  readonly code: string
  readonly message: string
  readonly longMessage?: string
  readonly meta?: Readonly<Record<string, unknown>>
}

/** An error response. Routes throw it, and the app sends it in Clerk's format. */
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

/** Returns the error for a session that is not active or belongs to another browser. */
export function unauthenticated(): ClerkError {
  return new ClerkError(401, {
    code: 'authentication_invalid',
    message: 'Invalid authentication',
    longMessage: 'Unable to authenticate the request, you need to supply an active session',
  })
}

/** Returns the error for something that does not exist. */
export function notFound(what: string): ClerkError {
  return new ClerkError(404, {
    code: 'resource_not_found',
    message: 'not found',
    longMessage: `${what} not found`,
  })
}

/** Returns the error for a wrong password. */
export function incorrectPassword(): ClerkError {
  return new ClerkError(422, {
    code: 'form_password_incorrect',
    message: 'is incorrect',
    longMessage: 'Password is incorrect. Try again, or use another method.',
    meta: { param_name: 'password' },
  })
}

/** Returns the error for an unknown email address. */
export function unknownIdentifier(): ClerkError {
  return new ClerkError(422, {
    code: 'form_identifier_not_found',
    message: "Couldn't find your account.",
    longMessage: "Couldn't find your account.",
    meta: { param_name: 'identifier' },
  })
}

/** Returns the error for a missing or invalid field. */
export function invalidParameter(name: string, longMessage: string): ClerkError {
  return new ClerkError(422, {
    code: 'form_param_value_invalid',
    message: 'is invalid',
    longMessage,
    meta: { param_name: name },
  })
}
