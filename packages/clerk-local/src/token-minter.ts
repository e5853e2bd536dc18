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

/** The options of `mintToken`. */
export interface MintOptions {
  /** The name of a JWT template. Its tokens have no `sid`. */
  readonly template?: string | undefined
  /** The token's lifetime in seconds. */
  readonly lifetime?: number | undefined
  /** `null` for the personal account. @default the session's active organization */
  readonly organizationId?: string | null | undefined
  /** How many seconds ago the token was issued; negative for the future. */
  readonly issuedAgo?: number | undefined
}

/** Signs tokens, and provides the public key. */
export interface TokenMinter {
  /** The current public key in SPKI PEM. */
  readonly jwtKey: string
  readonly jwks: { readonly keys: readonly JWK[] }
  /** The lifetime of all new tokens in seconds. */
  lifetime: number
  /** How many seconds the issuing clock is ahead; negative for behind. */
  clockOffset: number
  /** Uses a new key from now on. Earlier tokens are no longer valid. */
  rotateKey(): Promise<void>
  mint(session: SessionRecord, options?: MintOptions): Promise<string>
  /** Signs the cookies of a handshake. */
  mintHandshake(cookies: readonly string[]): Promise<string>
}

/** One key pair for the process: generating one takes up to half a second, and tests start many servers. */
let keyPair: Promise<GenerateKeyPairResult> | undefined

/** The types that `@clerk/backend` reads: an upgrade that needs more fails the type check. */
type BackendJwks = Awaited<ReturnType<ClerkClient['jwks']['getJwks']>>
type BackendJwk = NonNullable<BackendJwks['keys']>[number]
type BackendClaims = Awaited<ReturnType<typeof verifyToken>>

/** A private key with its public parts. */
interface Key {
  readonly id: string
  readonly privateKey: GenerateKeyPairResult['privateKey']
  readonly jwtKey: string
  readonly jwk: BackendJwk
}

/** Returns a minter that signs with the process's RSA key pair, until `rotateKey()` is called. */
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

/** Each key has its own id: a backend that caches keys fetches them again when it sees a new id. */
async function createKey({ privateKey, publicKey }: GenerateKeyPairResult): Promise<Key> {
  const jwk = (await exportJWK(publicKey)) as Pick<BackendJwk, 'kty' | 'n' | 'e'> // An RS256 key has these.
  const id = `ins_${await calculateJwkThumbprint(jwk)}`
  return { id, privateKey, jwtKey: await exportSPKI(publicKey), jwk: { ...jwk, kid: id, alg: 'RS256', use: 'sig' } }
}
