import type { AuthFetchEvent, Identity, SkippedEvent } from '@x/auth-fetch'
import { type IdentityEntry, isSecondWait, outcomeOf, type RequestEntry, type SentToken } from './entries.js'

const errors: Readonly<Record<string, string>> = {
  SignedOutError: 'signed out, nothing was sent',
  TokenError: 'getToken() failed, nothing was sent',
  TokenTimeoutError: 'getToken() took too long, nothing was sent',
  IdentityChangedError: 'the user or organization changed',
  AbortError: 'aborted by the app, or because the user or organization changed',
  TypeError: 'no response: network error, CORS, or an invalid request',
}

/** Returns why a request was sent without a token, and what to do. */
export function describeSkip({ reason, origin }: SkippedEvent): string {
  switch (reason) {
    case 'origin':
      return `no token for ${origin}: add it to origins`
    case 'public':
      return `no token for ${origin}: its rule in origins says auth: false`
    case 'opted-out':
      return 'no token: the request says auth: false'
    case 'caller':
      return 'our token was not added: the request has its own Authorization header'
    case 'url':
      return 'no token: the URL is not http(s), or contains credentials'
  }
}

/** Returns a step of a request as text, with the token that it sent, if any. */
export function describeEvent(event: AuthFetchEvent, { events }: RequestEntry, token?: SentToken): string {
  switch (event.type) {
    case 'wait':
      return isSecondWait(event, events) ? 'the token was rejected; waiting for a newer one' : 'waiting for a token'
    case 'token':
      return event.present ? 'got a token' : 'got no token: signed out, or offline'
    case 'request':
      return event.authorized ? `sent with a ${token ? describeToken(token) : 'token'}` : 'sent without a token'
    case 'response':
      return event.replayed ? `answered ${event.status} after the replay` : `answered ${event.status}`
    case 'refresh':
      return event.outcome === 'newer' ? 'got a newer token' : 'got no newer token'
    case 'replay':
      return `sent again with a ${token ? describeToken(token) : 'newer token'}`
    case 'skipped':
      return describeSkip(event)
    case 'failed':
      return errors[event.name] ? `${event.name}: ${errors[event.name]}` : `failed: ${event.name}`
  }
}

/** Returns the age and the remaining lifetime of a sent token. */
export function describeToken({ sentAt, issuedAt, expiresAt }: SentToken): string {
  const age = issuedAt === undefined ? [] : [`${seconds(sentAt - issuedAt)} old`]
  const left = expiresAt === undefined ? [] : [describeLeft(expiresAt - sentAt)]
  return ['token', ...(age.length + left.length > 0 ? [[...age, ...left].join(', ')] : [])].join(' ')
}

function describeLeft(left: number): string {
  return left < 0 ? `expired ${seconds(-left)} before` : `${seconds(left)} left`
}

/** Returns a request's token, or why it has none, in a few words. */
export function describeAuthorization(entry: RequestEntry): string {
  const skipped = entry.events.find((event) => event.type === 'skipped')
  if (skipped) return describeSkip(skipped)
  const { isWaiting, isAuthorized, isRefreshed } = outcomeOf(entry)
  if (isWaiting) return isRefreshed ? 'rejected, waiting for a newer token' : 'waiting for a token'
  const token = entry.tokens.at(-1)
  if (token) return describeToken(token)
  return isAuthorized ? 'token' : 'no token'
}

/** Formats a duration in milliseconds. */
export function describeMs(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`
}

/** Returns the change of identity as text. */
export function describeIdentity({ identity, before }: IdentityEntry): string {
  if (identity === null) return before ? `Signed out: ${nameOf(before)}` : 'Signed out'
  if (!before) return `Signed in: ${nameOf(identity)}`
  if (before.userId !== identity.userId) return `User switched: ${nameOf(before)} → ${nameOf(identity)}`
  if (before.orgId !== identity.orgId) {
    return `Organization switched: ${identity.userId}, ${before.orgId ?? 'none'} → ${identity.orgId ?? 'none'}`
  }
  return `New session: ${nameOf(identity)}`
}

function nameOf({ userId, orgId }: Identity): string {
  return orgId ? `${userId}, ${orgId}` : userId
}
