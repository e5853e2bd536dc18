'use client'
import type { ReactElement } from 'react'
import { describeIdentity } from './describe-identity.js'
import type { IdentityEntry } from './entries.js'
import { Time } from './time.js'

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
