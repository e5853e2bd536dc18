import { HttpError, type Problem } from '@x/auth-fetch'

/** What openapi-fetch gives for an operation whose errors are problem documents. */
type Answer<T> = { readonly response: Response } & (
  | { readonly data: T; readonly error?: never }
  | { readonly data?: never; readonly error: Problem }
)

/**
 * Gives the data of an answer, and throws for every other status: openapi-fetch itself does not, so a refusal would pass for a success.
 *
 * @throws HttpError by which the hooks know what is worth another try
 */
export function dataOf<T>({ data, error, response }: Answer<T>): T {
  if (response.ok) return data as T // as openapi-fetch has checked
  const { pathname } = new URL(response.url)
  throw new HttpError(pathname, { response, data: error, problem: error, retryAfter: undefined })
}
