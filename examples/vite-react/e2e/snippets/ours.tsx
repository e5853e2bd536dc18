import { useAuthFetch, useAuthQuery, useClerkSWR } from '@x/react'
import { useEffect } from 'react'

interface Foo {
  readonly id: string
  readonly name: string
}

/** The same three with our hooks. */
export function Ours() {
  const authFetch = useAuthFetch()
  const swr = useClerkSWR<Foo>('/api/foo')
  const query = useAuthQuery<Foo>({ queryKey: ['foo'], url: '/api/foo', staleTime: 5 * 60 * 1000 })
  useEffect(() => void Object.assign(window, { authFetch }), [authFetch])
  return (
    <>
      <div>SWR: {swr.data?.name ?? 'nothing'}</div>
      <div>Query: {query.data?.name ?? 'nothing'}</div>
    </>
  )
}
