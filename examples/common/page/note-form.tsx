'use client'
import { useState, type FormEvent } from 'react'

/** A form that adds a note. */
export function NoteForm({ add }: { readonly add: (title: string) => Promise<void> }) {
  const [title, setTitle] = useState('')
  const [failed, setFailed] = useState(false)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!title.trim()) return
    add(title).then(
      () => {
        setTitle('')
        setFailed(false)
      },
      () => setFailed(true),
    )
  }

  return (
    <form className="note-form" onSubmit={submit}>
      <label>
        <span className="visually-hidden">New note</span>
        <input
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          placeholder="New note"
          maxLength={80}
          autoComplete="off"
        />
      </label>
      <button type="submit" className="small">
        Post
      </button>
      {failed && <p role="alert">The note was not saved. Try again.</p>}
    </form>
  )
}
