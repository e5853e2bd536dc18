import { Masthead } from '@x/example-shared/page/masthead.tsx'
import { useHash } from '@x/example-shared/page/use-hash.ts'
import { useSession } from '@x/example-shared/page/use-session.ts'
import { Welcome } from '@x/example-shared/page/welcome.tsx'
import { useAuthIdentity } from '@x/react/fetch'
import { lazy, Suspense } from 'react'
import { LiveTab } from './live-tab.tsx'
import { NotesTab } from './notes-tab.tsx'
import { VotesTab } from './votes-tab.tsx'

const ChatTab = lazy(async () => ({ default: (await import('./chat-tab.tsx')).ChatTab }))
const TABS = { notes: NotesTab, votes: VotesTab, chat: ChatTab, live: LiveTab }
const NAMES = ['notes', 'votes', 'chat', 'live'] as const
const TITLES = { notes: 'openapi-fetch', votes: 'tRPC', chat: 'AI SDK', live: 'Live' }

export function App() {
  const session = useSession()
  const identity = useAuthIdentity()
  const tab = useHash(NAMES)
  const Tab = TABS[tab]
  return (
    <>
      <Masthead subtitle="with typed clients" session={session} orgId={identity?.orgId ?? null}>
        {identity && (
          <nav aria-label="Clients">
            {NAMES.map((name) => (
              <a key={name} href={`#${name}`} aria-current={name === tab ? 'page' : undefined}>
                {TITLES[name]}
              </a>
            ))}
          </nav>
        )}
      </Masthead>
      <main>
        {identity && (
          <Suspense fallback={<p role="status">Loading…</p>}>
            <Tab key={`${identity.userId} ${identity.orgId}`} />
          </Suspense>
        )}
        {identity === null && (
          <Welcome
            title={
              <>
                Your API clients, with a fresh token. <em>They take a fetch function, and this is one.</em>
              </>
            }
            text="openapi-fetch, tRPC, the AI SDK’s streaming chat and server-sent events all use the same function."
            session={session}
          />
        )}
      </main>
    </>
  )
}
