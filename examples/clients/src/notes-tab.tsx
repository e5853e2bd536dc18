import { useQueryClient } from '@tanstack/react-query'
import { useAuthMutation, useAuthQuery } from '@x/react/query'
import { useState, type FormEvent } from 'react'
import { ClientCard } from './client-card.tsx'
import { dataOf } from './data-of.ts'
import { Failure } from './failure.tsx'
import { useNotesApi } from './use-notes-api.ts'
import source from './use-notes-api.ts?raw'

export function NotesTab() {
  const api = useNotesApi()
  const client = useQueryClient()
  const [title, setTitle] = useState('')
  const notes = useAuthQuery({
    queryKey: ['notes'],
    queryFn: async ({ signal }) => dataOf(await api.GET('/notes', { signal })),
  })
  const post = useAuthMutation({
    mutationFn: async () => dataOf(await api.POST('/notes', { body: { title } })),
    onSuccess: () => {
      setTitle('')
      return client.invalidateQueries({ queryKey: ['notes'] })
    },
  })

  const add = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim()) post.mutate()
  }

  return (
    <ClientCard title="Notes" what="openapi-fetch, with the types of openapi.json" source={source}>
      {notes.isLoading && <p role="status">Loading…</p>}
      {notes.error && <Failure what="The notes did not come" error={notes.error} retry={() => void notes.refetch()} />}
      <ul className="lines">
        {notes.data?.map((note) => (
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
        <button type="submit" disabled={post.isPending}>
          Post
        </button>
      </form>
      {post.error && <Failure what="Not posted" error={post.error} />}
    </ClientCard>
  )
}
