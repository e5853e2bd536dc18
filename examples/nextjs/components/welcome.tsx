import { SignInButton } from '@clerk/nextjs'

/** What a visitor sees who is not signed in. */
export function Welcome() {
  return (
    <section className="welcome">
      <h1>
        Your session token follows every request. <em>Your cache follows the user.</em>
      </h1>
      <p>
        A Server Component prefetches with the token of the page’s own request and hands over to SWR and TanStack Query:
        the data is in the HTML, and the browser asks for nothing twice. From then on each request takes a fresh token.
      </p>
      <SignInButton>
        <button type="button" className="primary">
          Sign in
        </button>
      </SignInButton>
    </section>
  )
}
