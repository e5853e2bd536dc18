/** Makes an error of the shape of Clerk's own. */
export function createClerkError(status: number, code: string, message: string): Error {
  return Object.assign(new Error(message), { name: 'ClerkAPIResponseError', status, errors: [{ code, message }] })
}

/** What Clerk's SDKs reject with when no token is cached and there is no network. */
export function createOfflineError(): Error {
  return Object.assign(new Error('No network, and no token is cached.'), {
    name: 'ClerkOfflineError',
    code: 'clerk_offline',
  })
}
