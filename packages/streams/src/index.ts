export { createAuthEventSource, type AuthEventSourceInit } from './create-auth-event-source.js'
export { readNdjson } from './read-ndjson.js'
