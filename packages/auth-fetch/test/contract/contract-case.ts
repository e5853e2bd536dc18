import type * as core from '../../src/index.js'

/** The package and the servers that the contract is run against. */
export interface Target {
  /** The package: `createAuthFetch` and the JSON helpers. */
  readonly core: typeof core
  /** The origin of `runtimes/server.mjs`. */
  readonly origin: string
  /** A second origin of the same server, trusted only in cases that say so. */
  readonly foreign: string
}

export interface ContractCase {
  /** A sentence in the present tense. */
  readonly name: string
  readonly run: (target: Target) => Promise<void>
}

/** A request as the server saw it. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Its bytes, each as one character. */
  readonly body: string
}

/** Reads a response of `/echo`. */
export async function seen(response: Response): Promise<Seen> {
  if (!response.ok) throw new Error(`/echo answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Seen // the server's own shape
}

let count = 0

/** Returns a URL of the echo server whose requests `sentTo` lists. With `accept`, every other token gets a 401. */
export function echoUrl(origin: string, query: { accept?: string; status?: number; delay?: number } = {}): string {
  count += 1
  const url = new URL(`/echo?case=${Date.now()}-${count}`, origin)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  return url.href
}

/** Returns the requests that the server has seen at this URL, in order. */
export async function sentTo(url: string): Promise<Seen[]> {
  const response = await fetch(new URL(`/log?case=${new URL(url).searchParams.get('case')}`, url))
  return (await response.json()) as Seen[] // the server's own shape
}

/** Creates a `getToken` that returns `stale` until it is called with `skipCache`, and counts the calls. */
export function createTokens(stale = 'stale', fresh: string | null = 'fresh') {
  let current: string | null = stale
  const tokens = {
    asked: 0,
    refreshes: 0,
    getToken: async (options?: { readonly skipCache?: boolean }): Promise<string | null> => {
      tokens.asked += 1
      if (options?.skipCache) {
        tokens.refreshes += 1
        await pause(20)
        current = fresh
      }
      return current
    },
  }
  return tokens
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Creates a fetch that sends nothing and records the `Authorization` of each request. */
export function createStub(answer: () => Response = () => new Response('stub')) {
  const authorizations: (string | null)[] = []
  return {
    authorizations,
    fetch: async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const headers = init?.headers ?? (input instanceof Request ? input.headers : undefined)
      authorizations.push(new Headers(headers).get('authorization'))
      return answer()
    },
  }
}
