/** Takes the page offline while an app is mounted. */
export interface NetworkSwitch {
  readonly cut: () => void
  readonly restore: () => void
  /** Call it when an app is mounted. Returns a function to call on unmount. */
  readonly mount: () => () => void
}

export function createNetworkSwitch(): NetworkSwitch {
  let isCut = false
  let apps = 0
  return {
    cut() {
      isCut = true
      setOnline(false)
    },
    restore() {
      isCut = false
      setOnline(true)
    },
    mount() {
      apps += 1
      // StrictMode runs effects twice.
      if (isCut) setOnline(false)
      return () => {
        apps -= 1
        if (isCut && apps === 0) setOnline(true)
      }
    },
  }
}

/** Whether the browser is online. */
export function isOnline(): boolean {
  return globalThis.navigator?.onLine !== false
}

function setOnline(online: boolean): void {
  if (online === isOnline()) return
  if (online) delete (ownNavigator() as { onLine?: boolean }).onLine
  else Object.defineProperty(ownNavigator(), 'onLine', { configurable: true, get: () => false })
  globalThis.dispatchEvent?.(new Event(online ? 'online' : 'offline'))
}

function ownNavigator(): object {
  // Node before version 21 has no navigator.
  if (!globalThis.navigator) Object.defineProperty(globalThis, 'navigator', { configurable: true, value: {} })
  return globalThis.navigator
}
