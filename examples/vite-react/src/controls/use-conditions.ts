import { useState } from 'react'
import { apiOrigin } from '@x/example-shared/page/config.ts'

const CONDITIONS = {
  normal: { latency: 0, down: false },
  slow: { latency: 1500, down: false },
  down: { latency: 0, down: true },
} as const

export type Condition = keyof typeof CONDITIONS

/** Returns how the API behaves, and a function that changes it. The API itself delays responses or drops connections. */
export function useConditions() {
  const [condition, setCondition] = useState<Condition>('normal')
  const change = async (next: Condition) => {
    setCondition(next)
    const request = fetch(`${apiOrigin}/conditions`, { method: 'PUT', body: JSON.stringify(CONDITIONS[next]) })
    await request.catch(() => setCondition(condition))
  }
  return [condition, change] as const
}
