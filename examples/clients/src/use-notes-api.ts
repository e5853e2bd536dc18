import { useAuthFetch } from '@x/react/fetch'
import createClient from 'openapi-fetch'
import { useMemo } from 'react'
import type { paths } from './openapi.d.ts'

/** A client for what openapi.json describes; with another user comes another client. */
export function useNotesApi() {
  const authFetch = useAuthFetch()
  return useMemo(() => createClient<paths>({ baseUrl: '/api', fetch: authFetch }), [authFetch])
}
