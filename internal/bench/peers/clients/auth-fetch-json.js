import { createAuthFetch, fetchJson } from '@x/auth-fetch'

export const name = '@x/auth-fetch + fetchJson'
export const packages = []
export const docs = '../README.md#without-react'
export const takes = { request: true }

export function create({ getToken, baseUrl }) {
  const authFetch = createAuthFetch({ getToken, origins: [baseUrl] })
  return (input, init) => fetchJson(authFetch, input, init)
}
