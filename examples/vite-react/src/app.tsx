import { apiOrigin } from '@x/example-shared/page/config.ts'
import { Masthead } from '@x/example-shared/page/masthead.tsx'
import { useHash } from '@x/example-shared/page/use-hash.ts'
import { useSession, type Session } from '@x/example-shared/page/use-session.ts'
import { Welcome } from '@x/example-shared/page/welcome.tsx'
import { useState } from 'react'
import { sdk, useAuthIdentity } from '#clerk'
import { Controls } from './controls/controls.tsx'
import { HooksPage } from './hooks/hooks-page.tsx'
import { FetchPanel, IdleFetchPanel } from './panels/fetch-panel.tsx'
import { QueryPanel } from './panels/query-panel.tsx'
import { SwrPanel } from './panels/swr-panel.tsx'
import { initialSettings } from './settings.ts'
import type { Timeline } from './timeline/timeline.ts'
import { EveryRequest, Pulse } from './timeline/timeline-section.tsx'

const PAGES = ['requests', 'hooks'] as const

export function App({ timeline }: { readonly timeline: Timeline }) {
  const session = useSession()
  const identity = useAuthIdentity()
  const [settings, setSettings] = useState(initialSettings)
  const page = useHash(PAGES)
  const api = settings.origin === 'same' ? '/api' : apiOrigin
  const masthead = (
    <Masthead subtitle={`on ${sdk}`} session={session} orgId={identity?.orgId ?? null}>
      {session.user && (
        <nav aria-label="Pages">
          <a href="#requests" aria-current={page === 'requests' ? 'page' : undefined}>
            Requests
          </a>
          <a href="#hooks" aria-current={page === 'hooks' ? 'page' : undefined}>
            All hooks
          </a>
        </nav>
      )}
    </Masthead>
  )
  if (identity && page === 'hooks') {
    return (
      <>
        {masthead}
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
      {masthead}
      <main>
        {identity && (
          <>
            <h1 className="visually-hidden">Your requests</h1>
            <Controls settings={settings} onChange={(change) => setSettings({ ...settings, ...change })} api={api} />
            <Pulse timeline={timeline} />
          </>
        )}
        {identity === null && (session.switching ? <Switching /> : <SignedOut session={session} />)}
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

function SignedOut({ session }: { readonly session: Session }) {
  return (
    <Welcome
      title={
        <>
          Your session token follows every request. <em>Your cache follows the user.</em>
        </>
      }
      text="A Clerk session token expires after a minute. Below are three ways to fetch with a fresh one: plain fetch, SWR and TanStack Query. Sign in, let a tab sleep, revoke a token, switch the user, and watch each request."
      session={session}
    />
  )
}

/** Shown between two users, in place of the sign-in form. */
function Switching() {
  return (
    <p className="card switching" role="status">
      Switching…
    </p>
  )
}
