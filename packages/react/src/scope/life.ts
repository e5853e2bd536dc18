import { IdentityChangedError, type Identity } from '@x/auth-fetch'
import { markerOf } from './identity-marker.js'

/** One identity's time, from when it is known to when it changes. */
export interface Life {
  /** `null` when nobody is signed in, `undefined` while that is not known. */
  readonly identity: Identity | null | undefined
  /** Stands for the identity in keys. */
  readonly marker: string
  /** Aborts when the identity changes. */
  readonly signal: AbortSignal
  /** While it is not known who is signed in: resolves with what follows, once that is in force. */
  readonly followed: Promise<Life>
  /** Whose is what is begun in it: its own or, once that is known, the one that followed the loading of Clerk. */
  readonly owner: Life | undefined
  readonly end: (next: Life) => void
  /** What is left of it rejects with this. */
  readonly reason: IdentityChangedError
  /** @throws IdentityChangedError once it has ended. Some engines have no `throwIfAborted`. */
  readonly throwIfEnded: () => void
}

/** Begins an identity's time. */
export function createLife(identity: Identity | null | undefined): Life {
  const controller = new AbortController()
  // Not made when it ends: until its stack is read, an error keeps the functions that made it, and those know the next life.
  const reason = new IdentityChangedError('The request')
  let follow: ((next: Life) => void) | undefined
  const followed = new Promise<Life>((resolve) => {
    follow = resolve
  })
  let heir: Life | undefined
  const life: Life = {
    identity,
    marker: markerOf(identity),
    signal: controller.signal,
    followed,
    reason,
    get owner() {
      return identity === undefined ? heir?.owner : life
    },
    end(next) {
      controller.abort(reason)
      // Nobody waits for what follows a known identity, and each would keep all later ones in memory, with their tokens.
      if (identity !== undefined) return
      heir = next
      follow?.(next)
    },
    throwIfEnded() {
      if (controller.signal.aborted) throw reason
    },
  }
  return life
}
