'use client'
import { useNotes } from '@/hooks/use-notes'
import { urls } from '@/lib/requests'
import { NoteForm } from '@x/example-shared/page/note-form.tsx'
import { Panel } from './panel'

export function NotesPanel({ every }: { readonly every: number }) {
  const { notes, error, add, reload } = useNotes(every)
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
