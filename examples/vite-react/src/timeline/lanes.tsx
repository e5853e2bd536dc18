import { kindOf, lastAttempt, type Entry, type Via } from './entry.ts'
import type { TimelineState } from './timeline.ts'
import { tokenColour } from './token-chip.tsx'
import { useNow } from './use-now.ts'

const SPAN = 60_000
const LANES: readonly Via[] = ['fetch', 'SWR', 'Query']

/** The last minute as marks, one for each request, in the colour of its token. The table below has the same in words. */
export function Lanes({ entries, tokens }: TimelineState) {
  const now = useNow(1000)
  const recent = entries.filter((entry) => now - entry.at < SPAN)
  return (
    <div className="lanes" aria-hidden="true">
      {LANES.map((via) => (
        <div className="lane" key={via}>
          <span className="lane-name">{via}</span>
          <div className="lane-track">
            {recent
              .filter((entry) => entry.via === via)
              .map((entry) => (
                <Mark key={entry.id} entry={entry} now={now} tokens={tokens} />
              ))}
          </div>
        </div>
      ))}
      <div className="lane">
        <span className="lane-name">token</span>
        <div className="lane-track">
          {[...tokens].map(([jti, since], index, all) => {
            const until = all[index + 1]?.[1] ?? now
            if (now - until > SPAN) return null
            const left = position(since, now)
            return (
              <span
                key={jti}
                className="life"
                style={{
                  ...tokenColour(jti, tokens),
                  left: `${left}%`,
                  width: `${Math.max(0.4, position(until, now) - left)}%`,
                }}
              />
            )
          })}
        </div>
      </div>
      <div className="lane-scale">
        <span>60 s ago</span>
        <span>30 s</span>
        <span>now</span>
      </div>
    </div>
  )
}

interface MarkProps {
  readonly entry: Entry
  readonly now: number
  readonly tokens: TimelineState['tokens']
}

function Mark({ entry, now, tokens }: MarkProps) {
  const last = lastAttempt(entry)
  const kind = entry.replayed ? 'replayed' : last ? kindOf(last) : 'waiting'
  const colour = last?.claims && tokenColour(last.claims.jti, tokens)
  return <span className="mark" data-kind={kind} style={{ ...colour, left: `${position(entry.at, now)}%` }} />
}

function position(at: number, now: number): number {
  return Math.min(100, Math.max(0, 100 - ((now - at) / SPAN) * 100))
}
