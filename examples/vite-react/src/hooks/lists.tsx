import { entries } from '#clerk'
import { HookCard } from './hook-card.tsx'
import { PagesList } from './pages-list.tsx'
import { useActivity } from './use-activity.ts'
import activitySource from './use-activity.ts?raw'
import { useHistory } from './use-history.ts'
import historySource from './use-history.ts?raw'

export function ActivityCard({ api }: { readonly api: string }) {
  const { data, isFetching, fetchNextPage } = useActivity(api)
  return (
    <HookCard
      title="Page by page, TanStack Query"
      hooks="useAuthInfiniteQuery"
      source={activitySource}
      entry={entries.query}
    >
      <PagesList pages={data?.pages} isLoading={isFetching} more={() => void fetchNextPage()} />
    </HookCard>
  )
}

export function HistoryCard({ api }: { readonly api: string }) {
  const { data, isValidating, size, setSize } = useHistory(api)
  return (
    <HookCard title="Page by page, SWR" hooks="useClerkSWRInfinite" source={historySource} entry={entries.swr}>
      <PagesList pages={data} isLoading={isValidating} more={() => void setSize(size + 1)} />
    </HookCard>
  )
}
