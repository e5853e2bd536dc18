import { useClerkSWRInfinite } from '#clerk'
import type { ActivityPage } from './use-activity.ts'

export function useHistory(api: string) {
  return useClerkSWRInfinite<ActivityPage>(
    (index, before) => (before && before.next === null ? null : `${api}/activity?page=${before?.next ?? index}`),
    { revalidateFirstPage: false },
  )
}
