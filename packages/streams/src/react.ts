export type { ReadyState, StreamState } from './create-stream.js'
export {
  useAuthEventSource,
  type UseAuthEventSourceOptions,
  type UseAuthEventSourceResult,
} from './use-auth-event-source.js'
