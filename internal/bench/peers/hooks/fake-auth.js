import { useSyncExternalStore } from 'react'
import { makeToken } from '../support/session.js'

const snapshot = (userId, version) => ({
  isLoaded: true,
  isSignedIn: userId !== null,
  userId,
  orgId: null,
  getToken: async () => makeToken(version, userId),
})

/** A sign-in that the benchmark moves by hand, with a hook of the shape of Clerk's `useAuth`: a rotated token is a change too. */
export function createFakeAuth() {
  const listeners = new Set()
  let version = 0
  let state = snapshot('ada', version)

  function move(userId) {
    version += 1
    state = snapshot(userId, version)
    for (const listener of listeners) listener()
  }

  const subscribe = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    useAuth: () => useSyncExternalStore(subscribe, () => state),
    getToken: () => state.getToken(),
    rotate: () => move(state.userId),
    signIn: (userId) => move(userId),
  }
}
