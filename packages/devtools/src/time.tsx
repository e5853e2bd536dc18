'use client'
import type { ReactElement } from 'react'

/** The time of day, where the reader is. */
export function Time({ at }: { readonly at: number }): ReactElement {
  const date = new Date(at)
  return (
    <time className="afd-clock" dateTime={date.toISOString()}>
      {date.toLocaleTimeString()}
    </time>
  )
}
