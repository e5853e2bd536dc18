'use client'
import { SignInButton } from '@clerk/nextjs'
import { useAuthIdentity } from '@x/react/fetch'
import { useState } from 'react'
import { Choice } from '@x/example-shared/page/choice.tsx'
import { InvoicesPanel } from './invoices-panel'
import { NotesPanel } from './notes-panel'
import { OrdersPanel } from './orders-panel'
import { ReportPanel } from './report-panel'

const INTERVALS = [
  [0, 'Off'],
  [5000, '5 s'],
  [1000, '1 s'],
] as const

export function Panels() {
  const identity = useAuthIdentity()
  const [every, setEvery] = useState<number>(0)
  if (identity === null) return <SignedOut />
  const owner = identity ? `${identity.userId} ${identity.orgId}` : ''

  return (
    <>
      <div className="controls">
        <h1>Four ways to fetch from your own server</h1>
        <Choice legend="Refetch every" value={every} options={INTERVALS} onChange={setEvery} />
      </div>
      <div className="panels">
        <OrdersPanel every={every} />
        <InvoicesPanel every={every} />
        {/* With the owner as key, the next user starts with empty state. */}
        <NotesPanel key={`notes ${owner}`} every={every} />
        <ReportPanel key={`report ${owner}`} />
      </div>
    </>
  )
}

/** Shown when the session ends while the page is open. */
function SignedOut() {
  return (
    <section className="signed-out" role="status">
      <p>You are signed out.</p>
      <SignInButton>
        <button type="button" className="primary">
          Sign in
        </button>
      </SignInButton>
    </section>
  )
}
