/** Lets callers wait while it is shut. */
export interface Gate {
  readonly isShut: () => boolean
  readonly shut: () => void
  readonly open: () => void
  /** Resolves once the gate is open. */
  readonly opened: () => Promise<void>
}

export function createGate(isShut: boolean): Gate {
  let open: (() => void) | undefined
  let opened: Promise<void> | undefined

  function shut(): void {
    opened ??= new Promise((resolve) => {
      open = resolve
    })
  }

  if (isShut) shut()
  return {
    isShut: () => opened !== undefined,
    shut,
    open() {
      open?.()
      opened = undefined
    },
    opened: () => opened ?? Promise.resolve(),
  }
}
