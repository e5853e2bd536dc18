import { useAuthSuspenseQuery } from '#clerk'

interface Profile {
  readonly owner: string
  readonly plan: string
  readonly since: string
}

export function useProfile(api: string, broken: boolean) {
  const { data } = useAuthSuspenseQuery<Profile>({
    queryKey: ['profile', api, broken],
    url: `${api}/profile${broken ? '?broken=1' : ''}`,
    retry: false,
  })
  return data
}
