/** What throws once the caller of a response's request is no longer signed in. */
const checks = new WeakMap<Response, () => void>()

/** Fences the body of a response: it is read, and put to use, later than the response comes. */
export function fenceBody(response: Response, check: () => void): void {
  checks.set(response, check)
}

/** @throws IdentityChangedError when the caller of the response's request is no longer signed in */
export function checkBody(response: Response): void {
  checks.get(response)?.()
}
