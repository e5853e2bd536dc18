import { useAuthFetch, useAuthQuery, useClerkSWR } from '@x/react'
import { useEffect } from 'react'
import { apiOrigin } from '@x/example-shared/page/config.ts'

interface Foo {
  readonly id: string
  readonly name: string
}

/** The same three requests with our hooks, to the page's own origin and to another. */
export function Ours() {
  const authFetch = useAuthFetch()
  const swr = useClerkSWR<Foo>('/api/foo')
  const query = useAuthQuery<Foo>({ queryKey: ['foo'], url: '/api/foo', staleTime: 5 * 60 * 1000 })
  const elsewhere = `${apiOrigin}/foo`
  const swrElsewhere = useClerkSWR<Foo>(elsewhere)
  const queryElsewhere = useAuthQuery<Foo>({ queryKey: [elsewhere], url: elsewhere, staleTime: 5 * 60 * 1000 })
  useEffect(() => void Object.assign(window, { authFetch }), [authFetch])
  return (
    <>
      <div>SWR: {swr.data?.name ?? 'nothing'}</div>
      <div>Query: {query.data?.name ?? 'nothing'}</div>
      <div>SWR elsewhere: {swrElsewhere.data?.name ?? 'nothing'}</div>
      <div>Query elsewhere: {queryElsewhere.data?.name ?? 'nothing'}</div>
    </>
  )
}
