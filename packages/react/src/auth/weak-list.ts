/** Objects that may be collected although they are in the set. */
export interface WeakList<T extends object> {
  readonly add: (item: T) => void
  /** Those that are still there. */
  readonly all: () => T[]
}

/** Creates a list that keeps none of its items alive, where the engine has `WeakRef`. */
export function createWeakList<T extends object>(): WeakList<T> {
  let references: { readonly deref: () => T | undefined }[] = []
  let nextPrune = 64

  function all(): T[] {
    references = references.filter((reference) => reference.deref())
    nextPrune = Math.max(64, 2 * references.length)
    return references.flatMap((reference) => reference.deref() ?? [])
  }

  return {
    add(item) {
      references.push(typeof WeakRef === 'function' ? new WeakRef(item) : { deref: () => item })
      if (references.length > nextPrune) all()
    },
    all,
  }
}
