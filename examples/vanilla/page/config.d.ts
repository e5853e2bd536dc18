// server/app.ts writes config.js.

export declare const apiOrigin: string

/** Who can sign in at the local Clerk. */
export declare const people: readonly { readonly name: string; readonly email: string; readonly password: string }[]
