import { useState } from 'react'
import { useAuthIdentity } from '#clerk'
import { apiOrigin } from './config.ts'
import { Controls } from './controls/controls.tsx'
import { Masthead } from './masthead.tsx'
import { HooksPage } from './hooks/hooks-page.tsx'
import { FetchPanel, IdleFetchPanel } from './panels/fetch-panel.tsx'
import { QueryPanel } from './panels/query-panel.tsx'
import { SwrPanel } from './panels/swr-panel.tsx'
import { useSession } from './session/use-session.ts'
import { initialSettings } from './settings.ts'
import type { Timeline } from './timeline/timeline.ts'
import { EveryRequest, Pulse } from './timeline/timeline-section.tsx'
import { usePage } from './use-page.ts'
import { Welcome } from './welcome.tsx'

export function App({ timeline }: { readonly timeline: Timeline }) {
  const session = useSession()
  const identity = useAuthIdentity()
  const [settings, setSettings] = useState(initialSettings)
  const page = usePage()
  const api = settings.origin === 'same' ? '/api' : apiOrigin
  if (identity && page === 'hooks') {
    return (
      <>
        <Masthead session={session} place={identity.orgId ?? null} page={page} />
        <main>
          <HooksPage key={`${identity.userId} ${identity.orgId}`} api="/api" />
          <EveryRequest timeline={timeline} />
        </main>
      </>
    )
  }

  const panel = { api, every: settings.every, timeline }

  return (
    <>
      <Masthead session={session} place={identity?.orgId ?? null} page={page} />
      <main>
        {identity && (
          <>
            <h1 className="visually-hidden">Your requests</h1>
            <Controls settings={settings} onChange={(change) => setSettings({ ...settings, ...change })} api={api} />
            <Pulse timeline={timeline} />
          </>
        )}
        {identity === null && (session.switching ? <Switching /> : <Welcome session={session} />)}
        <div className="panels">
          {identity ? (
            <FetchPanel key={`${identity.userId} ${identity.orgId}`} {...panel} />
          ) : (
            <IdleFetchPanel {...panel} isLoading={identity === undefined} />
          )}
          <SwrPanel {...panel} />
          <QueryPanel {...panel} />
        </div>
        <EveryRequest timeline={timeline} />
      </main>
    </>
  )
}

/** Keeps the sign-in form from flashing up between two users. */
function Switching() {
  return (
    <p className="card switching" role="status">
      Switching…
    </p>
  )
}
