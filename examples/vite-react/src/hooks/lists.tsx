import { entries } from '#clerk'
import { HookCard } from './hook-card.tsx'
import { InfiniteList } from './infinite-list.tsx'
import { useActivity } from './use-activity.ts'
import activitySource from './use-activity.ts?raw'
import { useHistory } from './use-history.ts'
import historySource from './use-history.ts?raw'

export function ActivityCard({ api }: { readonly api: string }) {
  const { data, error, isFetching, fetchNextPage } = useActivity(api)
  return (
    <HookCard
      title="Infinite list, TanStack Query"
      hooks="useAuthInfiniteQuery"
      source={activitySource}
      entry={entries.query}
    >
      <InfiniteList pages={data?.pages} error={error} isFetching={isFetching} loadMore={() => void fetchNextPage()} />
    </HookCard>
  )
}

export function HistoryCard({ api }: { readonly api: string }) {
  const { data, error, isValidating, size, setSize } = useHistory(api)
  return (
    <HookCard title="Infinite list, SWR" hooks="useClerkSWRInfinite" source={historySource} entry={entries.swr}>
      <InfiniteList pages={data} error={error} isFetching={isValidating} loadMore={() => void setSize(size + 1)} />
    </HookCard>
  )
}
