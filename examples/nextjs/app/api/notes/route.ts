import { auth } from '@clerk/nextjs/server'
import { addNote, listNotes, ownerOf } from '@/lib/items'
import { unauthorized } from '@/lib/unauthorized'

export async function GET() {
  const { userId, orgSlug } = await auth()
  if (!userId) return unauthorized()
  return Response.json(listNotes(ownerOf({ userId, orgSlug })))
}

export async function POST(request: Request) {
  const { userId, orgSlug } = await auth()
  if (!userId) return unauthorized()
  const { title } = (await request.json()) as { title?: unknown }
  if (typeof title !== 'string' || !title.trim()) {
    return Response.json({ title: 'A note needs a title', status: 422 }, { status: 422 })
  }
  return Response.json(addNote(title.trim().slice(0, 80), ownerOf({ userId, orgSlug })), { status: 201 })
}
