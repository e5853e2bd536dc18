// server/app.ts writes config.js.
import type { ClerkScript } from '../server/clerk-script.ts'

export declare const apiOrigin: string

/** Where clerk-js is, and whose application it is for. */
export declare const clerkScript: ClerkScript

/** Who can sign in at the local Clerk; nobody on your own application. */
export declare const people: readonly { readonly name: string; readonly email: string; readonly password: string }[]
