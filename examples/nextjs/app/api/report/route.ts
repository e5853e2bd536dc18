import { auth } from '@clerk/nextjs/server'
import { itemsOf, ownerOf } from '@/lib/items'

/** Guarded by `auth.protect()`: see lib/is-auth-failure.ts for what a caller who is signed out gets. */
export async function GET() {
  const { userId, orgSlug } = await auth.protect()
  return Response.json(itemsOf('report', ownerOf({ userId, orgSlug })))
}
