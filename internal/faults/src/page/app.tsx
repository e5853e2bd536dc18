import { useAuthFetch, useAuthIdentity } from '@x/react/fetch'
import { useAuthMutation } from '@x/react/query'
import { useLayoutEffect, useSyncExternalStore } from 'react'
import type { Cell } from '../cell.ts'
import { FetchCell, FetchMutationCell } from './fetch-cells.tsx'
import type { Lab } from './lab.ts'
import { OwnPages } from './own-page.tsx'
import { QueryCell, QueryMutationCell } from './query-cells.tsx'
import { SwrCell, SwrMutationCell } from './swr-cells.tsx'

const readers = { fetch: FetchCell, swr: SwrCell, query: QueryCell }
const writers = { fetch: FetchMutationCell, swr: SwrMutationCell, query: QueryMutationCell }

/** All cells of the lab. */
export function App({ lab }: { readonly lab: Lab }) {
  const authFetch = useAuthFetch()
  const identity = useAuthIdentity()
  useLayoutEffect(() => lab.take(identity ? authFetch : undefined), [lab, identity, authFetch])
  // As in any app, some hook is there from the start.
  useAuthMutation({ url: lab.config.apiUrl })
  const cells = useSyncExternalStore(lab.subscribe, lab.cells)
  return (
    <>
      <ul>{cells.map((cell) => renderCell(lab, cell))}</ul>
      {lab.hasOwnPages && <OwnPages lab={lab} />}
    </>
  )
}

function renderCell(lab: Lab, cell: Cell) {
  const Component = (cell.occasion === 'mutation' ? writers : readers)[cell.way]
  return <Component key={cell.id} lab={lab} cell={cell} />
}
