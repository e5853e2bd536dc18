import { useClerkMutate, useClerkSWRImmutable } from '#clerk'

interface Rates {
  readonly owner: string
  readonly askedAt: number
}

export function useRates(api: string) {
  const key = `${api}/rates`
  const { data } = useClerkSWRImmutable<Rates>(key)
  const mutate = useClerkMutate()
  return { rates: data, reload: () => mutate(key) }
}
