'use client'
import { type ReactElement, useState } from 'react'
import { describeAuthorization, describeEvent, describeIdentity, describeMs } from './describe.js'
import { type IdentityEntry, outcomeOf, phases, type PhaseTime, type RequestEntry, timesOf } from './entries.js'

/** A request: a line that expands to its steps. */
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

/** Somebody else is signed in, and what left the cache. */
export function IdentityRow({ entry }: { readonly entry: IdentityEntry }): ReactElement {
  const { at, removed = [] } = entry
  return (
    <div className="afd-identity">
      <Time at={at} /> <b>{describeIdentity(entry)}</b>
      {removed.length > 0 && (
        <>
          <span>removed from the query cache:</span>
          <ul>
            {removed.map((key, index) => (
              <li key={index}>
                <code>{key}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

interface PhasesProps {
  readonly times: readonly PhaseTime[]
}

/** A bar with the phases of a request. `PhaseList` has them as text. */
export function PhaseBar({ times }: PhasesProps): ReactElement {
  return (
    <span className="afd-phases" aria-hidden="true">
      {times.map(({ phase, ms }, index) => (
        <i key={index} data-phase={phase} style={{ flexGrow: ms }} />
      ))}
    </span>
  )
}

/** A list of the phases of a request. */
export function PhaseList({ times }: PhasesProps): ReactElement {
  return (
    <ul className="afd-legend" aria-label="Time spent">
      {times.map(({ phase, ms }, index) => (
        <li key={index} data-phase={phase}>
          {phases[phase]} {describeMs(ms)}
        </li>
      ))}
    </ul>
  )
}

/** A button that copies a text and confirms it. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const [message, setMessage] = useState('')

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setMessage('Copied')
    } catch {
      setMessage('The browser does not allow copying here')
    }
  }

  return (
    <span className="afd-copy">
      <button type="button" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status">{message}</span>
    </span>
  )
}

/** A time of day, in the reader's time zone. */
export function Time({ at }: { readonly at: number }): ReactElement {
  const date = new Date(at)
  return (
    <time className="afd-clock" dateTime={date.toISOString()}>
      {date.toLocaleTimeString()}
    </time>
  )
}
