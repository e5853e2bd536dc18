import { SignIn } from './session/sign-in.tsx'
import type { Session } from './session/use-session.ts'

/** What a visitor sees who is not signed in. */
export function Welcome({ session }: { readonly session: Session }) {
  return (
    <div className="welcome">
      <div className="promise">
        <h1>
          Your session token follows every request. <em>Your cache follows the user.</em>
        </h1>
        <p>
          A Clerk session token lives for a minute. Below are three ways to fetch with one that is always fresh: plain
          fetch, SWR and TanStack Query. Sign in, let a tab sleep, revoke a token, switch the user, and watch each
          request.
        </p>
      </div>
      <SignIn {...session} />
    </div>
  )
}
