import { AuthFetchProvider, type UseAuth } from '@x/react/fetch'
import type { ReactElement, ReactNode } from 'react'

const state = { isLoaded: true, isSignedIn: true, userId: 'alice', orgId: null, getToken: async () => 'token' }
const useAuth: UseAuth = () => state

/** Answers with the header that it was sent. */
async function echo(_input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  return Response.json(new Headers(init?.headers).get('authorization'))
}

export function Providers({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <AuthFetchProvider useAuth={useAuth} fetch={echo}>
      {children}
    </AuthFetchProvider>
  )
}
