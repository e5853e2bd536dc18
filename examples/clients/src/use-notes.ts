import { useQueryClient } from '@tanstack/react-query'
import { useAuthMutation, useAuthQuery } from '@x/react/query'
import { dataOf } from './data-of.ts'
import { useNotesApi } from './use-notes-api.ts'

/** Reads and writes the user's notes with openapi-fetch. */
export function useNotes() {
  const api = useNotesApi()
  const client = useQueryClient()
  const notes = useAuthQuery({
    queryKey: ['notes'],
    queryFn: async ({ signal }) => dataOf(await api.GET('/notes', { signal })),
  })
  const post = useAuthMutation({
    mutationFn: async (title: string) => dataOf(await api.POST('/notes', { body: { title } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notes'] }),
  })
  return { notes, post }
}
