import { useAuthQuery } from '@x/react/query'

export const useTodo = () => useAuthQuery({ queryKey: ['todo'], url: 5 })
