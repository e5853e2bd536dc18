import { SignIn } from '../../vite-react/src/session/sign-in.tsx'
import { useSession } from '../../vite-react/src/session/use-session.ts'

export function SignInPage() {
  return (
    <div className="welcome">
      <div className="promise">
        <h1>
          Loaders with a fresh token. <em>And nothing for the next user.</em>
        </h1>
        <p>
          Each route fetches before it is shown, outside of React. Sign out while one is loading: its answer is for
          nobody, and is shown to nobody.
        </p>
      </div>
      <SignIn {...useSession()} />
    </div>
  )
}
