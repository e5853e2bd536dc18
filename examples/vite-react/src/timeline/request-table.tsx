import type { CSSProperties } from 'react'
import { kindOf, lastAttempt, type Attempt, type Entry } from './entry.ts'
import type { TimelineState } from './timeline.ts'
import { TokenChip } from './token-chip.tsx'

const SHOWN = 60
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

/** A table of all requests, newest first. */
export function RequestTable({ entries, tokens }: TimelineState) {
  if (entries.length === 0) return <p className="quiet">No requests yet. Sign in to see them here.</p>
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label="Every request, newest first">
      <table>
        <thead>
          <tr>
            <th scope="col" className="wide-only">
              Time
            </th>
            <th scope="col">Hook</th>
            <th scope="col">Request</th>
            <th scope="col">Status</th>
            <th scope="col">Token</th>
            <th scope="col" className="wide-only">
              Token age
            </th>
            <th scope="col" className="wide-only number">
              Duration
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, SHOWN).map((entry) => (
            <RequestRow key={entry.id} entry={entry} tokens={tokens} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RequestRow({ entry, tokens }: { readonly entry: Entry; readonly tokens: TimelineState['tokens'] }) {
  const last = lastAttempt(entry)
  const { origin, pathname } = new URL(entry.url, window.location.href)
  return (
    <tr data-replayed={entry.replayed}>
      <td className="wide-only number">{clock.format(entry.at)}</td>
      <td>
        <span className="via">{entry.via}</span>
      </td>
      <td className="request">
        <span className="method">{entry.method}</span>{' '}
        {origin !== window.location.origin && <span className="origin">{new URL(origin).host}</span>}
        {pathname}
      </td>
      <td>
        {entry.attempts.map((attempt, index) => (
          <span key={attempt.at + index}>
            {index > 0 && <Then />}
            <Status attempt={attempt} />
          </span>
        ))}
        {entry.waits && (
          <span className="status" data-kind="waiting">
            {entry.attempts.length > 0 && <Then />}
            waiting for a token
          </span>
        )}
        {entry.replayed && <span className="tag"> replayed</span>}
      </td>
      <td>
        {entry.attempts.map(({ claims, at }, index) => (
          <span key={at + index}>
            {index > 0 && <Then />}
            {claims ? <TokenChip jti={claims.jti} tokens={tokens} /> : <span className="quiet">–</span>}
          </span>
        ))}
      </td>
      <td className="wide-only">{last?.claims && <Age attempt={last} />}</td>
      <td className="wide-only number">{last?.tookMs === undefined ? '' : `${last.tookMs} ms`}</td>
    </tr>
  )
}

function Then() {
  return (
    <>
      <span aria-hidden="true"> → </span>
      <span className="visually-hidden"> then </span>
    </>
  )
}

function Status({ attempt }: { readonly attempt: Attempt }) {
  return (
    <span className="status" data-kind={kindOf(attempt)}>
      {attempt.status ?? 'sent'}
    </span>
  )
}

function Age({ attempt: { claims, tokenAge = 0 } }: { readonly attempt: Attempt }) {
  const life = claims ? claims.exp - claims.iat : 60
  return (
    <span className="age">
      <span className="age-bar" style={{ '--share': Math.min(1, tokenAge / life) } as CSSProperties} />
      {Math.floor(tokenAge)} of {life} s
    </span>
  )
}
