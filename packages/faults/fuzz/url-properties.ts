import { createAuthFetch } from '@x/auth-fetch'
import { urlTexts } from './inputs.ts'
import { holds } from './run-property.ts'

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

/** Whether a token may go where the platform's own parser says that a text leads; told apart from the library's way as far as can be. */
function mayHaveToken(text: string): boolean {
  if (!URL.canParse(text, baseUrl)) return false
  const { protocol, hostname, port, username, password, href } = new URL(text, baseUrl)
  if (username !== '' || password !== '' || /^[^/]*\/\/[^/]*@/.test(href)) return false
  if (protocol === 'http:') return hostname === '127.0.0.1' && port === ''
  if (protocol !== 'https:' || port !== '') return false
  const labels = hostname.split('.')
  const isWild = labels.length > 2 && labels.slice(-2).join('.') === 'wild.net' && labels.every((label) => label !== '')
  return hostname === 'api.example.com' || hostname === 'app.example.org' || isWild
}

/** The library and the platform agree on where a text leads, and so on whether a token goes along. */
export const urls = holds(urlTexts, async (text) => {
  sent.length = 0
  await authFetch(text).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error
  })
  const [only] = sent
  const hasToken = only !== undefined && only.authorization !== null
  if (hasToken !== mayHaveToken(text)) throw new Error(`${hasToken ? 'sent a token' : 'sent none'} to ${text}`)
  if (hasToken && new URL(only.to, baseUrl).href !== new URL(text, baseUrl).href) throw new Error(`went to ${only.to}`)
})

/** An `origins` entry is taken, or refused with a `TypeError`; what is taken leads nowhere else. */
export const origins = holds(urlTexts, async (text) => {
  let other: string | null = null
  try {
    const strict = createAuthFetch({
      getToken: () => token,
      origins: [text],
      fetch: async (_input, init) => {
        other = new Headers(init?.headers).get('authorization')
        return new Response()
      },
    })
    await strict('https://unlisted.example.org/')
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  if (other !== null) throw new Error(`${text} let a token go elsewhere`)
})
