import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware()

export const config = {
  // Every page and route; not what Next itself serves.
  matcher: ['/((?!_next/).*)'],
}
