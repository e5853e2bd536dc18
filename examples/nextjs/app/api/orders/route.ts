import { auth } from '@clerk/nextjs/server'
import { itemsOf, ownerOf } from '@/lib/items'
import { unauthorized } from '@/lib/unauthorized'

export async function GET() {
  const { userId, orgSlug } = await auth()
  if (!userId) return unauthorized()
  return Response.json(itemsOf('orders', ownerOf({ userId, orgSlug })))
}
