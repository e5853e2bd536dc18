import { HttpError, type Problem } from '@x/auth-fetch'

/** The result of openapi-fetch for an operation whose errors are problem documents. */
type Result<T> = { readonly response: Response } & (
  | { readonly data: T; readonly error?: never }
  | { readonly data?: never; readonly error: Problem }
)

/**
 * Returns the data of a successful response. openapi-fetch does not throw for other statuses, so an error would look like a success.
 *
 * @throws HttpError for every other status, by which the hooks decide whether to retry
 */
export function dataOf<T>({ data, error, response }: Result<T>): T {
  if (response.ok) return data as T // openapi-fetch has parsed it.
  const { pathname } = new URL(response.url)
  throw new HttpError(pathname, { response, data: error, problem: error, retryAfter: undefined })
}
