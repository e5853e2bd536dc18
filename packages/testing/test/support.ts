import { renderHook } from '@testing-library/react'
import type { FakeClerk } from '@x/testing'
import { decodeJwt } from 'jose'

/** Asks for a token as an app does, through the hook. */
export function askToken(
  clerk: FakeClerk,
  options?: { readonly skipCache?: boolean; readonly template?: string; readonly organizationId?: string },
) {
  const { result } = renderHook(clerk.useAuth)
  return result.current.getToken(options)
}

/** The claims of a token that must be there. */
export function claimsIn(token: string | null) {
  return decodeJwt(String(token))
}
