import { auth } from '@clerk/nextjs/server'
import { notes, ownerOf } from '@/lib/items'
import { unauthorized } from '@/lib/unauthorized'

export async function GET() {
  const { userId, orgSlug } = await auth()
  if (!userId) return unauthorized()
  return Response.json(notes.list(ownerOf({ userId, orgSlug })))
}

export async function POST(request: Request) {
  const { userId, orgSlug } = await auth()
  if (!userId) return unauthorized()
  const { title } = (await request.json()) as { title?: unknown }
  if (typeof title !== 'string' || !title.trim()) {
    return Response.json({ title: 'A note needs a title', status: 422 }, { status: 422 })
  }
  return Response.json(notes.add(title.trim().slice(0, 80), ownerOf({ userId, orgSlug })), { status: 201 })
}
