import { publicUrl } from './describe-request.js'
import type { AuthFetchEvent, RequestEvent } from './events.js'

type OwnFields<Event> = Event extends AuthFetchEvent ? Omit<Event, keyof RequestEvent> : never

/** Tells `onEvent` one step of one request. */
export type Report = (step: OwnFields<AuthFetchEvent>) => void

let lastId = 0

/** Opens the report of one request. A listener that throws does not disturb the request: its error surfaces as an uncaught one. */
export function openReport(onEvent: (event: AuthFetchEvent) => void, method: string, url: string): Report {
  const request = { id: (lastId += 1), method, url: publicUrl(url) }
  const began = performance.now()
  return (step) => {
    const event = { ...request, elapsedMs: performance.now() - began, ...step }
    try {
      onEvent(event)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }
}
