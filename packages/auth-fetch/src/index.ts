export { createAuthFetch } from './create-auth-fetch.js'
export { createFetcher, type RequestKey } from './create-fetcher.js'
export { createQueryFn, type CreateQueryFn, type QueryFn } from './create-query-fn.js'
export { AuthFetchError, type AuthFetchErrorCode } from './errors/auth-fetch-error.js'
export { HttpError, type Problem } from './errors/http-error.js'
export { IdentityChangedError } from './errors/identity-changed-error.js'
export { isAuthFetchError } from './errors/is-auth-fetch-error.js'
export { ParseError } from './errors/parse-error.js'
export { SchemaError } from './errors/schema-error.js'
export { SignedOutError } from './errors/signed-out-error.js'
export { TokenError } from './errors/token-error.js'
export { TokenTimeoutError } from './errors/token-timeout-error.js'
export type {
  AuthFetchEvent,
  FailedEvent,
  RefreshEvent,
  ReplayEvent,
  RequestEvent,
  ResponseEvent,
  SendEvent,
  SkippedEvent,
  SkipReason,
  TokenEvent,
  WaitEvent,
} from './events.js'
export { fetchJson, type FetchLike, type JsonRequestInit } from './fetch-json.js'
export type {
  AuthFetch,
  AuthFetchOptions,
  AuthRequestInit,
  GetToken,
  GetTokenOptions,
  Identity,
  OriginRule,
  RequestAuth,
} from './options.js'
export { retryDelay, shouldRetry } from './retry.js'
export { sendJson } from './send-json.js'
export type { StandardSchemaV1 } from './standard-schema.js'
