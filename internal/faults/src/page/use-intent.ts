import { useAuthIdentity } from '@x/react/fetch'
import { useRef } from 'react'
import { nameOwner } from '../cell.ts'

/** Names what the user wants by a key that stays until it is done, so that a second try cannot order twice. */
export function useIntent(id: string) {
  const identity = useAuthIdentity()
  const owner = nameOwner(identity?.userId, identity?.orgId)
  const done = useRef(0)
  return {
    current: () => `${owner}:${id}#${done.current}`,
    fulfil: () => {
      done.current += 1
    },
  }
}
