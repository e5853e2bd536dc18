import { useClerkSWR, useClerkSWRMutation } from '#clerk'

interface Stock {
  readonly left: number
  readonly owner: string
}

export function useStock(api: string) {
  const key = `${api}/stock`
  const { data } = useClerkSWR<Stock>(key)
  const { trigger, error } = useClerkSWRMutation<Stock, Error, string, { refuse: boolean }, Stock>(key)

  const take = (refuse: boolean) =>
    trigger(
      { refuse },
      {
        optimisticData: (stock) => ({ owner: '', ...stock, left: (stock?.left ?? 0) - 1 }),
        rollbackOnError: true,
        populateCache: true,
        revalidate: false,
        throwOnError: false,
      },
    )

  return { stock: data, take, error }
}
