import { useAuthQuery } from '@x/react/query'

export const useTodo = () =>
  useAuthQuery({
    queryKey: ['todo'],
    queryFn: async (url: string, authFetch: typeof fetch) => (await authFetch(url)).json(),
  })
