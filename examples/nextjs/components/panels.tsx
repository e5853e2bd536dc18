'use client'
import { SignInButton } from '@clerk/nextjs'
import { useAuthIdentity } from '@x/react/fetch'
import { useState } from 'react'
import { Choice } from './choice'
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
        <h1>Four ways to ask your own server</h1>
        <Choice legend="Ask again every" value={every} options={INTERVALS} onChange={setEvery} />
      </div>
      <div className="panels">
        <OrdersPanel every={every} />
        <InvoicesPanel every={every} />
        {/* State of their own goes with its owner. */}
        <NotesPanel key={`notes ${owner}`} every={every} />
        <ReportPanel key={`report ${owner}`} />
      </div>
    </>
  )
}

/** The session ended while the page was open. */
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
