import { useAuthFetch } from '@x/react/fetch'
import createClient from 'openapi-fetch'
import { useMemo } from 'react'
import type { paths } from './openapi.d.ts'

/** Returns a client for the API of openapi.json. Each user gets a new client. */
export function useNotesApi() {
  const authFetch = useAuthFetch()
  return useMemo(() => createClient<paths>({ baseUrl: '/api', fetch: authFetch }), [authFetch])
}
