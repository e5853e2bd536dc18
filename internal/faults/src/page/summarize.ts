import { isAuthFetchError } from '@x/auth-fetch'
import type { Order } from '../cell.ts'

/** What a cell knows. */
export interface View {
  readonly data?: Order | undefined
  readonly error?: unknown
  readonly isLoading: boolean
  readonly isSignedOut?: boolean
  /** Waits for the network. */
  readonly isPaused?: boolean
  /** A mutation that was not begun. */
  readonly isIdle?: boolean
}

/** What a cell shows, in a few words. */
export function summarize({ data, error, isLoading, isSignedOut, isPaused, isIdle }: View): string {
  if (isSignedOut) return 'signed out'
  if (error) return data ? `data and ${nameOf(error)}` : nameOf(error)
  if (data) return 'data'
  if (isIdle) return 'idle'
  if (isPaused) return 'paused'
  return isLoading ? 'loading' : 'nothing'
}

function nameOf(error: unknown): string {
  if (isAuthFetchError(error, 'http')) return `HttpError ${error.status}`
  if (isAuthFetchError(error, 'offline')) return 'TokenError offline'
  return error instanceof Error || error instanceof DOMException ? error.name : typeof error
}
