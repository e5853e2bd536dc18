import { createAuthFetch } from '@x/auth-fetch'

export const name = '@x/auth-fetch'
export const packages = []
export const docs = '../README.md#without-react'
export const takes = { request: true }

export function create({ getToken, baseUrl }) {
  const authFetch = createAuthFetch({ getToken, origins: [baseUrl] })

  return async (input, init) => {
    const response = await authFetch(input, init)
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return response.json()
  }
}
