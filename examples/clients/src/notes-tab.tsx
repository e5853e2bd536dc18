import { useState, type FormEvent } from 'react'
import { ClientCard } from './client-card.tsx'
import { Failure } from './failure.tsx'
import { useNotes } from './use-notes.ts'
import source from './use-notes-api.ts?raw'

export function NotesTab() {
  const { notes, post } = useNotes()
  const [title, setTitle] = useState('')

  const add = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim()) post.mutate(title, { onSuccess: () => setTitle('') })
  }

  return (
    <ClientCard title="Notes" what="openapi-fetch, with the types of openapi.json" source={source}>
      {notes.isLoading && <p role="status">Loading…</p>}
      {notes.error && (
        <Failure what="Could not load the notes" error={notes.error} retry={() => void notes.refetch()} />
      )}
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
      {post.error && <Failure what="Could not post the note" error={post.error} />}
    </ClientCard>
  )
}
