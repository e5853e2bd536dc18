import { useAuthQuery } from '@x/react/query'

export const useTodo = () => useAuthQuery({ url: '/todo' })
