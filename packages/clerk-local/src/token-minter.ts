import type { ClerkClient, verifyToken } from '@clerk/backend'
import {
  calculateJwkThumbprint,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type GenerateKeyPairResult,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { instance, newId } from './instance.js'
import { organizationClaims } from './organization-claim.js'
import { factorAges, type SessionRecord, type Store } from './store.js'

/** How a token differs from the one the session would get by default. */
export interface MintOptions {
  /** Name of a token template; the token then has no `sid`. */
  readonly template?: string | undefined
  /** Seconds from issue to expiry. */
  readonly lifetime?: number | undefined
  /** `null` for the personal account; default: the session's active organization. */
  readonly organizationId?: string | null | undefined
  /** Seconds since the issue; negative for a token from the future. */
  readonly issuedAgo?: number | undefined
}

/** Signs tokens, and publishes the key to check them with. */
export interface TokenMinter {
  /** SPKI PEM of the key in use. */
  readonly jwtKey: string
  readonly jwks: { readonly keys: readonly JWK[] }
  /** Seconds; holds for every token minted from now on. */
  lifetime: number
  /** Seconds by which the issuer's clock is ahead; negative when it is behind. */
  clockOffset: number
  /** Takes a new key: what the one before has signed is good no longer. */
  rotateKey(): Promise<void>
  mint(session: SessionRecord, options?: MintOptions): Promise<string>
  /** Signs the cookies of a handshake. */
  mintHandshake(cookies: readonly string[]): Promise<string>
}

/** One pair a process: making one takes up to half a second, and tests start many servers. */
let keyPair: Promise<GenerateKeyPairResult> | undefined

/** What `@clerk/backend` reads, by its own types: an upgrade that wants more fails the type check. */
type BackendJwks = Awaited<ReturnType<ClerkClient['jwks']['getJwks']>>
type BackendJwk = NonNullable<BackendJwks['keys']>[number]
type BackendClaims = Awaited<ReturnType<typeof verifyToken>>

/** What signs, and what is published of it. */
interface Key {
  readonly id: string
  readonly privateKey: GenerateKeyPairResult['privateKey']
  readonly jwtKey: string
  readonly jwk: BackendJwk
}

/** Returns what signs with the RSA key pair of this process, until it is told to take another. */
export async function createTokenMinter(store: Store, lifetime: number): Promise<TokenMinter> {
  keyPair ??= newKeyPair()
  let key = await createKey(await keyPair)

  const minter: TokenMinter = {
    get jwtKey() {
      return key.jwtKey
    },
    get jwks() {
      return { keys: [key.jwk] } satisfies BackendJwks
    },
    lifetime,
    clockOffset: 0,
    async rotateKey() {
      key = await createKey(await newKeyPair())
    },
    mint(session, options = {}) {
      const issuedAt = Math.floor(Date.now() / 1000) + minter.clockOffset - (options.issuedAgo ?? 0)
      const common = {
        sub: session.userId,
        iss: instance.issuer,
        ...(session.origin && { azp: session.origin }),
        iat: issuedAt,
        nbf: issuedAt - 10,
        exp: issuedAt + (options.lifetime ?? minter.lifetime),
        jti: newId('jti'),
      } satisfies Partial<BackendClaims>
      const { template } = options
      return sign(
        template === undefined
          ? { ...common, ...sessionClaims(session, options) }
          : { ...common, aud: template, template },
      )
    },
    mintHandshake: (cookies) =>
      new SignJWT({ handshake: cookies })
        .setProtectedHeader({ alg: 'RS256', kid: key.id, typ: 'JWT' })
        .sign(key.privateKey),
  }
  return minter

  function sign(payload: JWTPayload): Promise<string> {
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: key.id, typ: 'JWT' })
      .sign(key.privateKey)
  }

  function sessionClaims(session: SessionRecord, { organizationId = session.organizationId }: MintOptions): JWTPayload {
    return {
      sid: session.id,
      v: 2,
      sts: session.status,
      fva: factorAges(session),
      ...organizationClaims(store.membership(session.userId, organizationId)),
    }
  }
}

function newKeyPair(): Promise<GenerateKeyPairResult> {
  return generateKeyPair('RS256', { extractable: true })
}

/** The key's id tells one key from the next: a backend that keeps keys looks again when it meets a new id. */
async function createKey({ privateKey, publicKey }: GenerateKeyPairResult): Promise<Key> {
  const jwk = (await exportJWK(publicKey)) as Pick<BackendJwk, 'kty' | 'n' | 'e'> // as RS256 has
  const id = `ins_${await calculateJwkThumbprint(jwk)}`
  return { id, privateKey, jwtKey: await exportSPKI(publicKey), jwk: { ...jwk, kid: id, alg: 'RS256', use: 'sig' } }
}
