// reports: nothing
export function useSave() {
  const { getToken } = useAuth()
  return async (order: Order) => {
    const token = await getToken()
    await api.orders.create(order, token)
  }
}
