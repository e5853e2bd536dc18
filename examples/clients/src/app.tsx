import { useAuthIdentity } from '@x/react/fetch'
import { lazy, Suspense } from 'react'
import { SessionBar } from '../../vite-react/src/session/session-bar.tsx'
import { SignIn } from '../../vite-react/src/session/sign-in.tsx'
import { useSession } from '../../vite-react/src/session/use-session.ts'
import { LiveTab } from './live-tab.tsx'
import { NotesTab } from './notes-tab.tsx'
import { TABS, useTab } from './use-tab.ts'
import { VotesTab } from './votes-tab.tsx'

const ChatTab = lazy(async () => ({ default: (await import('./chat-tab.tsx')).ChatTab }))
const SHOWN = { notes: NotesTab, votes: VotesTab, chat: ChatTab, live: LiveTab }

export function App() {
  const session = useSession()
  const identity = useAuthIdentity()
  const tab = useTab()
  const Shown = SHOWN[tab]
  return (
    <>
      <header className="masthead">
        <p className="brand">
          <svg viewBox="0 0 24 12" aria-hidden="true">
            <circle cx="6" cy="6" r="5" />
            <circle cx="18" cy="6" r="4" />
          </svg>
          @x/react <span className="quiet">under typed clients</span>
        </p>
        {identity && (
          <nav aria-label="Clients">
            {Object.entries(TABS).map(([name, title]) => (
              <a key={name} href={`#${name}`} aria-current={name === tab ? 'page' : undefined}>
                {title}
              </a>
            ))}
          </nav>
        )}
        <SessionBar {...session} place={identity?.orgId ?? null} />
      </header>
      <main>
        {identity && (
          <Suspense fallback={<p role="status">Loading…</p>}>
            <Shown key={`${identity.userId} ${identity.orgId}`} />
          </Suspense>
        )}
        {identity === null && (
          <div className="welcome">
            <div className="promise">
              <h1>
                Your clients, with a fresh token. <em>They take a fetch, and this is one.</em>
              </h1>
              <p>
                openapi-fetch, tRPC, the AI SDK’s streaming chat and server-sent events, each over the same function.
              </p>
            </div>
            <SignIn {...session} />
          </div>
        )}
      </main>
    </>
  )
}
