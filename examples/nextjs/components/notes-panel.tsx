'use client'
import { urls } from '@/lib/requests'
import { NoteForm } from '@x/example-shared/page/note-form.tsx'
import { useNotes } from '@x/example-shared/page/use-notes.ts'
import { Panel } from './panel'

export function NotesPanel({ every }: { readonly every: number }) {
  const { notes, error, add, reload } = useNotes({ api: '/api', every })
  return (
    <Panel
      hook="useAuthFetch"
      library="fetch in an effect"
      url={urls.notes}
      rows={notes}
      error={error}
      isLoading={!notes && !error}
      retry={reload}
    >
      <NoteForm add={add} />
    </Panel>
  )
}
