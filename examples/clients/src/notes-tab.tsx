import { useQueryClient } from '@tanstack/react-query'
import { useAuthMutation, useAuthQuery } from '@x/react/query'
import { useState, type FormEvent } from 'react'
import { ClientCard } from './client-card.tsx'
import { useNotesApi } from './use-notes-api.ts'
import source from './use-notes-api.ts?raw'

export function NotesTab() {
  const api = useNotesApi()
  const client = useQueryClient()
  const [title, setTitle] = useState('')
  const { data, isLoading } = useAuthQuery({
    queryKey: ['notes'],
    queryFn: async ({ signal }) => {
      const { data: notes, error } = await api.GET('/notes', { signal })
      if (!notes) throw new Error(error.title)
      return notes
    },
  })
  const { mutate, isPending } = useAuthMutation({
    mutationFn: () => api.POST('/notes', { body: { title } }),
    onSuccess: () => {
      setTitle('')
      return client.invalidateQueries({ queryKey: ['notes'] })
    },
  })

  const add = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim()) mutate()
  }

  return (
    <ClientCard title="Notes" what="openapi-fetch, with the types of openapi.json" source={source}>
      {isLoading && <p role="status">Loading…</p>}
      <ul className="lines">
        {data?.map((note) => (
          <li key={note.id}>
            {note.title} <span className="quiet">{note.owner}</span>
          </li>
        ))}
      </ul>
      <form className="send" onSubmit={add}>
        <label>
          <span className="visually-hidden">New note</span>
          <input
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            placeholder="New note"
            maxLength={80}
          />
        </label>
        <button type="submit" disabled={isPending}>
          Post
        </button>
      </form>
    </ClientCard>
  )
}
