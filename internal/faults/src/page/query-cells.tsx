import { useAuthIdentity } from '@x/react/fetch'
import { useAuthMutation, useAuthQuery } from '@x/react/query'
import { intervalMs, type Order } from '../cell.ts'
import { urlOf, type CellProps } from './cell-props.ts'
import { CellView } from './cell-view.tsx'
import { useIntent } from './use-intent.ts'

/** Reads with TanStack Query. */
export function QueryCell({ lab, cell }: CellProps) {
  const { occasion } = cell
  const identity = useAuthIdentity()
  const { data, error, isLoading, isPaused, refetch } = useAuthQuery<Order>({
    queryKey: ['orders', cell.id],
    url: urlOf(lab, cell),
    refetchOnWindowFocus: occasion === 'focus',
    refetchInterval: occasion === 'interval' ? intervalMs : false,
  })
  const view = { data, error, isLoading: isLoading || isPaused, isPaused, isSignedOut: identity === null }
  return <CellView lab={lab} cell={cell} view={view} onPress={() => void refetch()} />
}

/** Orders with TanStack Query. */
export function QueryMutationCell({ lab, cell }: CellProps) {
  const identity = useAuthIdentity()
  const intent = useIntent(cell.id)
  const { data, error, isPending, isPaused, isIdle, mutate } = useAuthMutation<
    Order,
    Error,
    { key: string; url: string }
  >({
    // The default of this key, in caches.tsx, goes on with what was kept from an earlier visit.
    mutationKey: ['order'],
    url: urlOf(lab, cell),
    onSuccess: () => intent.fulfil(),
  })
  const view = { data, error, isLoading: isPending, isPaused, isIdle, isSignedOut: identity === null }
  return (
    <CellView
      lab={lab}
      cell={cell}
      view={view}
      onPress={() => mutate({ key: intent.current(), url: urlOf(lab, cell) })}
    />
  )
}
