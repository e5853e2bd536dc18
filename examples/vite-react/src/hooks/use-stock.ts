import { useClerkSWR, useClerkSWRMutation } from '#clerk'

interface Stock {
  readonly left: number
  readonly owner: string
}

export function useStock(api: string) {
  const key = `${api}/stock`
  const { data, isLoading, error } = useClerkSWR<Stock>(key)
  const { trigger, error: takeError } = useClerkSWRMutation<Stock, Error, string, { reject: boolean }, Stock>(key)

  const take = (reject: boolean) =>
    trigger(
      { reject },
      {
        optimisticData: (stock) => ({ owner: '', ...stock, left: (stock?.left ?? 0) - 1 }),
        rollbackOnError: true,
        populateCache: true,
        revalidate: false,
        throwOnError: false,
      },
    )

  return { stock: data, isLoading, error, take, takeError }
}
