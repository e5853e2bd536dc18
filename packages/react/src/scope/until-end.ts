import type { Life } from './life.js'

/** Settles as the promise does, and rejects as soon as the owner is gone: one that waits to be online would never settle. */
export function untilEnd<T>(life: Life, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let owner: Life | undefined
    const end = (): void => reject(owner?.reason)
    function follow(next: Life): void {
      owner = next.owner
      if (!owner) void next.followed.then(follow)
      else if (owner.signal.aborted) end()
      else owner.signal.addEventListener('abort', end)
    }
    follow(life)
    promise.then(resolve, reject).finally(() => owner?.signal.removeEventListener('abort', end))
  })
}
