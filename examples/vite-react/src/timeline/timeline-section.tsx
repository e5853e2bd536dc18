import { Lanes } from './lanes.tsx'
import { RequestTable } from './request-table.tsx'
import { Summary } from './summary.tsx'
import type { Timeline } from './timeline.ts'
import { useTimeline } from './use-timeline.ts'

/** Marks and counts of the last minute. */
export function Pulse({ timeline }: { readonly timeline: Timeline }) {
  const state = useTimeline(timeline)
  return (
    <section className="card pulse" aria-labelledby="pulse-title">
      <header>
        <h2 id="pulse-title">The last minute</h2>
        <p className="quiet">Each mark is a request, each colour a token.</p>
      </header>
      <Summary {...state} />
      <Lanes {...state} />
    </section>
  )
}

export function EveryRequest({ timeline }: { readonly timeline: Timeline }) {
  return (
    <section className="card requests" aria-labelledby="requests-title">
      <h2 id="requests-title">Every request</h2>
      <RequestTable {...useTimeline(timeline)} />
    </section>
  )
}
