import { createAuthFetch } from '@x/auth-fetch'
import { holds, type AnyProperty } from './check-property.ts'
import { originTexts, urlTexts } from './inputs.ts'

const token = 'h.e30.s'
const baseUrl = 'https://app.example.org/folder/'

interface Sent {
  readonly to: string
  readonly authorization: string | null
}

const sent: Sent[] = []

const authFetch = createAuthFetch({
  getToken: () => token,
  baseUrl,
  origins: ['https://api.example.com', 'https://*.wild.net', 'http://127.0.0.1'],
  fetch: async (input, init) => {
    sent.push({ to: String(input), authorization: new Headers(init?.headers).get('authorization') })
    return new Response()
  },
})

/** What the platform makes of a text. Not `URL.canParse`, which once optimized refuses a ü in Node 20. */
function parse(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}

/** Whether a token may go where the platform's own parser says that a text leads; told apart from the library's way as far as can be. */
function mayHaveToken(text: string): boolean {
  const url = parse(text, baseUrl)
  if (!url) return false
  const { protocol, hostname, port, username, password, href } = url
  if (username !== '' || password !== '' || /^[^/]*\/\/[^/]*@/.test(href)) return false
  if (protocol === 'http:') return hostname === '127.0.0.1' && port === ''
  if (protocol !== 'https:' || port !== '') return false
  const labels = hostname.split('.')
  const isWild = labels.length > 2 && labels.slice(-2).join('.') === 'wild.net' && labels.every((label) => label !== '')
  return hostname === 'api.example.com' || hostname === 'app.example.org' || isWild
}

/** The library and the platform agree on where a text leads, and so on whether a token goes along. */
const urls = holds(urlTexts, async (text) => {
  sent.length = 0
  await authFetch(text).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error
  })
  const [only] = sent
  const hasToken = only !== undefined && only.authorization !== null
  if (hasToken !== mayHaveToken(text)) throw new Error(`${hasToken ? 'sent a token' : 'sent none'} to ${text}`)
  if (hasToken && new URL(only.to, baseUrl).href !== new URL(text, baseUrl).href) throw new Error(`went to ${only.to}`)
})

/** What the platform's own parser makes of an entry of `origins`; a star is a part of the host for it. */
type Named = Readonly<Record<'protocol' | 'hostname' | 'port' | 'origin', string>>

function readNamed(text: string): Named | undefined {
  const url = parse(text)
  if (!url) return undefined
  // Chromium writes it in another way than the standard.
  const [hostname = '', origin = ''] = [url.hostname, url.origin].map((part) => part.replace(/%2a/gi, '*'))
  return { protocol: url.protocol, hostname, port: url.port, origin }
}

/** Where a token could go by an entry. */
const targets = [
  'https://api.example.com/',
  'http://api.example.com/',
  'https://api.example.com:444/',
  'https://api.example.com./',
  'https://a.api.example.com/',
  'https://example.com/',
  'https://xexample.com/',
  'https://example.com.evil.net/',
  'https://evil.net/',
  'https://wild.net/',
  'https://a.wild.net/',
  'https://a.b.wild.net/',
  'https://a.b.wild.net:8443/',
  'https://xn--bcher-kva.example.com/',
  'http://127.0.0.1/',
  'http://[::1]/',
  'https://unlisted.example.net/',
].map((target) => new URL(target))

/** Whether an entry that was taken names a target. */
function names({ protocol, hostname, port, origin }: Named, target: URL): boolean {
  if (!hostname.startsWith('*.')) return target.origin === origin
  return target.protocol === protocol && target.port === port && target.hostname.endsWith(hostname.slice(1))
}

/** Whether an entry is written as the docs have it, and so has to be taken. */
function isPlain(text: string, { protocol, hostname, origin }: Named): boolean {
  if (!/^https?:$/.test(protocol) || (text !== origin && text !== `${origin}/`)) return false
  return !hostname.includes('*') || /^\*\.[^*]*\.[a-z][^*.]*$/.test(hostname)
}

/** An `origins` entry is taken, or refused with a `TypeError`; what is taken leads where the platform says, and nowhere else. */
const origins = holds(originTexts, async (text) => {
  const named = readNamed(text)
  let authorization: string | null = null
  let strict: typeof authFetch
  try {
    strict = createAuthFetch({
      getToken: () => token,
      origins: [text],
      fetch: async (_input, init) => {
        authorization = new Headers(init?.headers).get('authorization')
        return new Response()
      },
    })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    if (named && isPlain(text, named)) throw new Error(`refused ${text}`, { cause: error })
    return
  }
  if (!named) throw new Error(`took ${text}, which the platform cannot read`)
  if (/.\*|^\*(?!\.)/.test(named.hostname)) throw new Error(`took ${text}, whose star is not the first label`)
  const own = /^https?:$/.test(named.protocol) && !named.hostname.includes('*') ? [new URL(named.origin)] : []
  for (const target of [...targets, ...own]) {
    authorization = null
    // oxlint-disable-next-line no-await-in-loop -- what was sent is looked at each time
    await strict(target)
    const hasToken = authorization !== null
    if (hasToken !== names(named, target))
      throw new Error(`${text}: ${hasToken ? 'sent a token' : 'sent none'} to ${target.href}`)
  }
})

/** What is told apart against the platform's own `URL`, and so runs in a browser too. */
export const properties: Readonly<Record<string, AnyProperty>> = {
  'URLs, against the platform': urls,
  '`origins`, against the platform': origins,
}
