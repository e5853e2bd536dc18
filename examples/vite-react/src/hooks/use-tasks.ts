import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useAuthMutation, useAuthQueryOptions } from '#clerk'

export interface Task {
  readonly id: string
  readonly title: string
  readonly owner: string
  readonly done: boolean
}

export function useTasks(api: string) {
  const client = useQueryClient()
  const options = useAuthQueryOptions<Task[]>({ queryKey: ['tasks', api], url: `${api}/tasks` })
  const { data, isLoading, error } = useQuery(options)

  const { mutate, error: changeError } = useAuthMutation<Task, Error, Task & { reject: boolean }, Task[] | undefined>({
    url: ({ id }) => `${api}/tasks/${id}`,
    method: 'PATCH',
    onMutate: async ({ id, done }) => {
      await client.cancelQueries(options)
      const before = client.getQueryData(options.queryKey)
      client.setQueryData(options.queryKey, (tasks) =>
        tasks?.map((task) => (task.id === id ? { ...task, done } : task)),
      )
      return before
    },
    onError: (_error, _task, before) => client.setQueryData(options.queryKey, before),
    onSettled: () => client.invalidateQueries(options),
  })

  return { tasks: data, isLoading, error, change: mutate, changeError }
}
