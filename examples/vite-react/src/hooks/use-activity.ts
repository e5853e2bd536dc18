import { useAuthInfiniteQuery } from '#clerk'

export interface ActivityPage {
  readonly items: readonly { readonly id: string; readonly title: string; readonly owner: string }[]
  readonly next: number | null
}

export function useActivity(api: string) {
  return useAuthInfiniteQuery<ActivityPage>({
    queryKey: ['activity', api],
    url: ({ pageParam }) => `${api}/activity?page=${String(pageParam)}`,
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  })
}
