'use client'
import type { ReactElement } from 'react'
import { describeMs } from './describe.js'
import { phases, type PhaseTime } from './times-of.js'

interface PhasesProps {
  readonly times: readonly PhaseTime[]
}

/** What a request waited for, as lengths; `PhaseList` says it in words. */
export function PhaseBar({ times }: PhasesProps): ReactElement {
  return (
    <span className="afd-phases" aria-hidden="true">
      {times.map(({ phase, ms }, index) => (
        <i key={index} data-phase={phase} style={{ flexGrow: ms }} />
      ))}
    </span>
  )
}

/** What a request waited for, in words. */
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
