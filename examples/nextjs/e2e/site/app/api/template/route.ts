import { auth } from '@clerk/nextjs/server'
import { createAuthFetch } from '@x/auth-fetch'

/** What a route of another origin would see, when its rule asks for a template's token. */
export async function GET() {
  const { getToken } = await auth()
  const authFetch = createAuthFetch({
    getToken,
    origins: [{ origin: 'https://api.example.com', auth: { template: 'api' } }],
    fetch: async (_input, init) => {
      const payload = new Headers(init?.headers).get('authorization')?.split('.')[1] ?? ''
      return new Response(Buffer.from(payload, 'base64url').toString())
    },
  })
  const { sub, aud } = await (await authFetch('https://api.example.com/orders')).json()
  return Response.json({ sub, aud })
}
