import { auth } from '@clerk/nextjs/server'
import { itemsOf, ownerOf } from '@/lib/items'

/** Protected by `auth.protect()`. See lib/is-auth-failure.ts for what a signed-out caller gets. */
export async function GET() {
  const { userId, orgSlug } = await auth.protect()
  return Response.json(itemsOf('report', ownerOf({ userId, orgSlug })))
}
