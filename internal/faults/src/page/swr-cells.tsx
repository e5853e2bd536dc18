import { useAuthIdentity } from '@x/react/fetch'
import { useClerkSWR, useClerkSWRMutation } from '@x/react/swr'
import { intervalMs, type Order } from '../cell.ts'
import { urlOf, type CellProps } from './cell-props.ts'
import { CellView } from './cell-view.tsx'
import { useIntent } from './use-intent.ts'

/** Reads with SWR. */
export function SwrCell({ lab, cell }: CellProps) {
  const { occasion } = cell
  const identity = useAuthIdentity()
  const { data, error, isLoading, mutate } = useClerkSWR<Order>(urlOf(lab, cell), {
    revalidateOnFocus: occasion === 'focus',
    refreshInterval: occasion === 'interval' ? intervalMs : 0,
    dedupingInterval: 0,
    focusThrottleInterval: 0,
  })
  const view = { data, error, isLoading, isSignedOut: identity === null }
  return <CellView lab={lab} cell={cell} view={view} onPress={() => void mutate()} />
}

/** Orders with SWR. */
export function SwrMutationCell({ lab, cell }: CellProps) {
  const identity = useAuthIdentity()
  const intent = useIntent(cell.id)
  const { data, error, isMutating, trigger } = useClerkSWRMutation<Order, unknown, string, { key: string }>(
    urlOf(lab, cell),
    { onSuccess: () => intent.fulfil(), throwOnError: false },
  )
  const view = { data, error, isLoading: isMutating, isIdle: !isMutating, isSignedOut: identity === null }
  return <CellView lab={lab} cell={cell} view={view} onPress={() => void trigger({ key: intent.current() })} />
}
