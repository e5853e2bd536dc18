import { useClerkMutate, useClerkSWRImmutable } from '#clerk'

interface Rates {
  readonly owner: string
  readonly askedAt: number
}

export function useRates(api: string) {
  const key = `${api}/rates`
  const { data, isLoading, error } = useClerkSWRImmutable<Rates>(key)
  const mutate = useClerkMutate()
  return { rates: data, isLoading, error, refetch: () => mutate(key) }
}
