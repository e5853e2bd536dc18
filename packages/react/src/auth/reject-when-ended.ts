import type { IdentityLifetime } from './identity-lifetime.js'

/** Settles as the promise does, and rejects as soon as the owner is gone: one that waits to be online would never settle. */
export function rejectWhenEnded<T>(lifetime: IdentityLifetime, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let owner: IdentityLifetime | undefined
    const end = (): void => reject(owner?.reason)
    function follow(next: IdentityLifetime): void {
      owner = next.resolvedOwner
      if (!owner) void next.next.then(follow)
      else if (owner.signal.aborted) end()
      else owner.signal.addEventListener('abort', end)
    }
    follow(lifetime)
    promise.then(resolve, reject).finally(() => owner?.signal.removeEventListener('abort', end))
  })
}
