import { useState } from 'react'
import { apiOrigin } from '@x/example-shared/page/config.ts'

const CONDITIONS = {
  normal: { latency: 0, down: false },
  slow: { latency: 1500, down: false },
  down: { latency: 0, down: true },
} as const

export type Condition = keyof typeof CONDITIONS

/** How the API behaves: the switch is in the API, so that the page meets a real delay and a connection really dropped. */
export function useConditions() {
  const [condition, setCondition] = useState<Condition>('normal')
  const change = async (next: Condition) => {
    setCondition(next)
    const asked = fetch(`${apiOrigin}/conditions`, { method: 'PUT', body: JSON.stringify(CONDITIONS[next]) })
    await asked.catch(() => setCondition(condition))
  }
  return [condition, change] as const
}
