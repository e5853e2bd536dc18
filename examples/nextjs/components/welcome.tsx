import { SignInButton } from '@clerk/nextjs'

/** The page of a signed-out visitor. */
export function Welcome() {
  return (
    <section className="promise welcome">
      <h1>
        Your session token follows every request. <em>Your cache follows the user.</em>
      </h1>
      <p>
        A Server Component prefetches with the token of the page’s request and passes the data to SWR and TanStack
        Query: it is in the HTML, and the browser does not fetch it again. Every later request sends a fresh token.
      </p>
      <SignInButton>
        <button type="button" className="primary">
          Sign in
        </button>
      </SignInButton>
    </section>
  )
}
