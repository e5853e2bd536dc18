import { useClerkSWR } from '@x/react/swr'

export const useTodo = () => useClerkSWR('/todo', async (url, authFetch) => (await authFetch(url)).json())
