// server/app.ts writes config.js.
import type { ClerkScript } from '../server/clerk-script.ts'

export declare const apiOrigin: string

/** Where clerk-js is, and the application that it loads. */
export declare const clerkScript: ClerkScript

/** The users of the local Clerk; empty on your own application. */
export declare const people: readonly { readonly name: string; readonly email: string; readonly password: string }[]
