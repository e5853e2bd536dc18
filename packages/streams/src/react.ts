export {
  useAuthEventSource,
  type ReadyState,
  type StreamState,
  type UseAuthEventSourceOptions,
  type UseAuthEventSourceResult,
} from './use-auth-event-source.js'
