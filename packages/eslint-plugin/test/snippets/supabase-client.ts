// reports: nothing
export function useSupabase() {
  const { session } = useSession()
  return useMemo(
    () => createClient(url, key, { accessToken: async () => (await session?.getToken()) ?? null }),
    [session],
  )
}
