import { entries } from '#clerk'
import { NoteForm } from '@x/example-shared/page/note-form.tsx'
import { Panel, type Feed, type PanelSettings } from './panel.tsx'
import { useNotes } from '@x/example-shared/page/use-notes.ts'
import source from '@x/example-shared/page/use-notes.ts?raw'

/** Use the identity as its `key`, as for every component that keeps the user's data in its state. */
export function FetchPanel(settings: PanelSettings) {
  const { notes, error, add, reload } = useNotes(settings)
  return <FetchFrame {...settings} rows={notes} error={error} isLoading={!notes && !error} retry={reload} add={add} />
}

/** The panel while Clerk loads, and for a signed-out visitor. */
export function IdleFetchPanel({ isLoading, ...settings }: PanelSettings & { readonly isLoading: boolean }) {
  return <FetchFrame {...settings} rows={undefined} error={undefined} isLoading={isLoading} retry={() => undefined} />
}

interface FetchFrameProps extends Feed, PanelSettings {
  readonly add?: (title: string) => Promise<void>
}

function FetchFrame({ api, timeline, add, rows, error, isLoading, retry }: FetchFrameProps) {
  return (
    <Panel
      via="fetch"
      hook="useAuthFetch"
      library="plain fetch in an effect"
      url={`${api}/notes`}
      source={source}
      entry={entries.fetch}
      timeline={timeline}
      rows={rows}
      error={error}
      isLoading={isLoading}
      retry={retry}
    >
      {add && <NoteForm add={add} />}
    </Panel>
  )
}
