'use client'
import type { ReactElement } from 'react'
import { CopyButton } from './copy-button.js'
import { describeAuthorization, describeEvent, describeMs } from './describe.js'
import { outcomeOf, type RequestEntry } from './entries.js'
import { PhaseBar, PhaseList } from './phases.js'
import { Time } from './time.js'
import { timesOf } from './times-of.js'

/** One request: a line that opens to its steps. */
export function RequestRow({ entry }: { readonly entry: RequestEntry }): ReactElement {
  const { at, method, url, events, tokens, curl } = entry
  const { status, error, isWaiting, isAuthorized, isRefreshed, isReplayed } = outcomeOf(entry)
  const [, origin = '', path = url] = /^(\w+:\/\/[^/]*)(.*)$/.exec(url) ?? []
  const isBad = error !== undefined || (status ?? 0) >= 400
  const isUntrusted = events.some((event) => event.type === 'skipped' && event.reason === 'origin')
  const tone = (isWaiting && isRefreshed) || isUntrusted ? 'warn' : isAuthorized ? 'good' : 'none'
  const times = timesOf(entry)
  const sends = events.filter((event) => event.type === 'request' || event.type === 'replay')
  return (
    <details className="afd-request">
      <summary>
        <Time at={at} />{' '}
        <span className="afd-status" data-tone={isBad ? 'bad' : status ? 'good' : 'open'}>
          {status ?? (error === undefined ? 'pending' : 'failed')}
        </span>{' '}
        <span className="afd-url">
          <b>{method}</b> <small>{origin}</small>
          {path || '/'}
        </span>{' '}
        <span className="afd-token">
          {error !== undefined && <b data-tone="bad">{error} </b>}
          <span data-tone={tone}>{describeAuthorization(entry)}</span>
          {isRefreshed && !isWaiting && (
            <>
              {' '}
              <span className="afd-badge" data-tone={isReplayed ? 'warn' : 'bad'}>
                {isReplayed ? 'rejected, replayed' : 'rejected'}
              </span>
            </>
          )}
        </span>{' '}
        <span className="afd-time">
          {times.length > 0 ? describeMs(events.at(-1)?.elapsedMs ?? 0) : '…'}
          <PhaseBar times={times} />
        </span>
      </summary>
      <div className="afd-steps">
        <PhaseList times={times} />
        <ol aria-label="Steps">
          {events.map((event, index) => (
            <li key={index}>
              <span className="afd-time">{describeMs(event.elapsedMs)}</span>{' '}
              {describeEvent(event, entry, tokens[sends.findIndex((send) => send === event)])}
            </li>
          ))}
        </ol>
        {curl !== undefined && <CopyButton text={curl} label="Copy as curl" />}
      </div>
    </details>
  )
}
