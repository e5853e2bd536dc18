'use client'
import type { ReactElement } from 'react'
import { CopyButton } from './copy-button.js'
import { describeAuthorization, describeEvent, describeMs } from './describe.js'
import { outcomeOf, type RequestEntry } from './entries.js'

/** One request: a line that opens to its steps. */
export function RequestRow({ entry }: { readonly entry: RequestEntry }): ReactElement {
  const { method, url, events, curl } = entry
  const { status, error, isAuthorized, isReplayed } = outcomeOf(entry)
  const [, origin = '', path = url] = /^(\w+:\/\/[^/]*)(.*)$/.exec(url) ?? []
  const isBad = error !== undefined || (status ?? 0) >= 400
  const wasRefused = events.some((event) => event.type === 'refused' && event.reason === 'origin')
  return (
    <details className="afd-request">
      <summary>
        <span className="afd-status" data-tone={isBad ? 'bad' : status ? 'good' : 'open'}>
          {error ?? status ?? '…'}
        </span>
        <span className="afd-url">
          <b>{method}</b> {path || '/'} <small>{origin}</small>
        </span>
        <span className="afd-token" data-tone={isAuthorized ? 'good' : wasRefused ? 'warn' : 'none'}>
          {describeAuthorization(entry)}
          {isReplayed && ', replayed'}
        </span>
        <span className="afd-time">{describeMs(events.at(-1)?.elapsedMs ?? 0)}</span>
      </summary>
      <ol>
        {events.map((event, index) => (
          <li key={index}>
            <span className="afd-time">{describeMs(event.elapsedMs)}</span> {describeEvent(event)}
          </li>
        ))}
      </ol>
      {curl !== undefined && <CopyButton text={curl} label="Copy as curl" />}
    </details>
  )
}
