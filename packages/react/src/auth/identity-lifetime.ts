import { IdentityChangedError, type Identity } from '@x/auth-fetch'
import { getIdentityKey } from './identity-key.js'

/** One identity's time, from when it is known to when it changes. */
export interface IdentityLifetime {
  /** `null` when nobody is signed in, `undefined` while that is not known. */
  readonly identity: Identity | null | undefined
  /** Stands for the identity in keys. */
  readonly identityKey: string
  /** Aborts when the identity changes. */
  readonly signal: AbortSignal
  /** While it is not known who is signed in: resolves with what follows, once that is in force. */
  readonly next: Promise<IdentityLifetime>
  /** Whose is what is begun in it: its own or, once that is known, the one that followed the loading of Clerk. */
  readonly resolvedOwner: IdentityLifetime | undefined
  readonly end: (following: IdentityLifetime) => void
  /** What is left of it rejects with this. */
  readonly reason: IdentityChangedError
  /** @throws IdentityChangedError once it has ended. Some engines have no `throwIfAborted`. */
  readonly throwIfEnded: () => void
}

/** Begins an identity's time. */
export function createIdentityLifetime(identity: Identity | null | undefined): IdentityLifetime {
  const controller = new AbortController()
  // Not made when it ends: until its stack is read, an error keeps the functions that made it, and those know the next life.
  const reason = new IdentityChangedError('The request')
  let resolveNext: ((next: IdentityLifetime) => void) | undefined
  const next = new Promise<IdentityLifetime>((resolve) => {
    resolveNext = resolve
  })
  let successor: IdentityLifetime | undefined
  const lifetime: IdentityLifetime = {
    identity,
    identityKey: getIdentityKey(identity),
    signal: controller.signal,
    next,
    reason,
    get resolvedOwner() {
      return identity === undefined ? successor?.resolvedOwner : lifetime
    },
    end(following) {
      controller.abort(reason)
      // Nobody waits for what follows a known identity, and each would keep all later ones in memory, with their tokens.
      if (identity !== undefined) return
      successor = following
      resolveNext?.(following)
    },
    throwIfEnded() {
      if (controller.signal.aborted) throw reason
    },
  }
  return lifetime
}
