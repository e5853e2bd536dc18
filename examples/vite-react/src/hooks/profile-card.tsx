import { Suspense, useState } from 'react'
import { entries } from '#clerk'
import { ErrorBoundary } from './error-boundary.tsx'
import { HookCard } from './hook-card.tsx'
import { useProfile } from './use-profile.ts'
import source from './use-profile.ts?raw'

export function ProfileCard({ api }: { readonly api: string }) {
  const [broken, setBroken] = useState(false)
  return (
    <HookCard
      title="Suspense with an error boundary"
      hooks="useAuthSuspenseQuery"
      source={source}
      entry={entries.query}
    >
      <ErrorBoundary key={String(broken)}>
        <Suspense fallback={<p role="status">Loading…</p>}>
          <Profile api={api} broken={broken} />
        </Suspense>
      </ErrorBoundary>
      <label>
        <input type="checkbox" checked={broken} onChange={() => setBroken(!broken)} />
        The API fails
      </label>
    </HookCard>
  )
}

function Profile({ api, broken }: { readonly api: string; readonly broken: boolean }) {
  const { owner, plan, since } = useProfile(api, broken)
  return (
    <p>
      <strong>{owner}</strong>
      <br />
      {plan} since {since}
    </p>
  )
}
