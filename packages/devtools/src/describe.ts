import type { AuthFetchEvent, Identity, SkippedEvent } from '@x/auth-fetch'
import { type IdentityEntry, isSecondWait, outcomeOf, type RequestEntry, type SentToken } from './entries.js'

const errors: Readonly<Record<string, string>> = {
  SignedOutError: 'nobody is signed in, and nothing was sent',
  TokenError: 'no token could be had, and nothing was sent',
  TokenTimeoutError: 'the token took too long, and nothing was sent',
  IdentityChangedError: 'somebody else is signed in now',
  AbortError: 'aborted by the app, or because somebody else is signed in now',
  TypeError: 'no answer: the network, CORS, or a bad request',
}

/** Why a request goes out without a token of ours, and what to do about it. */
export function describeSkip({ reason, origin }: SkippedEvent): string {
  switch (reason) {
    case 'origin':
      return `no token for ${origin}: add it to origins`
    case 'public':
      return `no token for ${origin}: its rule in origins says auth: false`
    case 'opted-out':
      return 'no token: the request says auth: false'
    case 'caller':
      return 'no token of ours: the request has an Authorization header of its own'
    case 'url':
      return 'no token: the URL is not http, or names a user'
  }
}

/** One step of a request, in words; with the token that it sent, if any. */
export function describeEvent(event: AuthFetchEvent, { events }: RequestEntry, token?: SentToken): string {
  switch (event.type) {
    case 'wait':
      return isSecondWait(event, events) ? 'the token was rejected; waiting for a newer one' : 'waiting for a token'
    case 'token':
      return event.present ? 'the token is there' : 'no token is to be had: nobody is signed in, or there is no network'
    case 'request':
      return event.authorized ? `sent with a ${token ? describeToken(token) : 'token'}` : 'sent without a token'
    case 'response':
      return event.replayed ? `answered ${event.status}, the second time` : `answered ${event.status}`
    case 'refresh':
      return event.outcome === 'newer' ? 'a newer token is there' : 'no newer token is to be had'
    case 'replay':
      return `sent again with a ${token ? describeToken(token) : 'newer token'}`
    case 'skipped':
      return describeSkip(event)
    case 'failed':
      return errors[event.name] ? `${event.name}: ${errors[event.name]}` : `failed: ${event.name}`
  }
}

/** A token that was sent, in words. */
export function describeToken({ sentAt, issuedAt, expiresAt }: SentToken): string {
  const age = issuedAt === undefined ? [] : [`${seconds(sentAt - issuedAt)} old`]
  const left = expiresAt === undefined ? [] : [describeLeft(expiresAt - sentAt)]
  return ['token', ...(age.length + left.length > 0 ? [[...age, ...left].join(', ')] : [])].join(' ')
}

function describeLeft(left: number): string {
  return left < 0 ? `expired ${seconds(-left)} before` : `${seconds(left)} left`
}

/** The request in a few words: what went along, or why nothing did. */
export function describeAuthorization(entry: RequestEntry): string {
  const skipped = entry.events.find((event) => event.type === 'skipped')
  if (skipped) return describeSkip(skipped)
  const { isWaiting, isAuthorized, isRefreshed } = outcomeOf(entry)
  if (isWaiting) return isRefreshed ? 'rejected, waiting for a newer token' : 'waiting for a token'
  const token = entry.tokens.at(-1)
  if (token) return describeToken(token)
  return isAuthorized ? 'token' : 'no token'
}

/** Milliseconds, as a person reads them. */
export function describeMs(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`
}

/** Who is signed in, and what that is to who was before. */
export function describeIdentity({ identity, before }: IdentityEntry): string {
  if (identity === null) return before ? `Signed out: ${nameOf(before)}` : 'Nobody is signed in'
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
