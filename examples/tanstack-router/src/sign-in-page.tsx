import { useSession } from '@x/example-shared/page/use-session.ts'
import { Welcome } from '@x/example-shared/page/welcome.tsx'

export function SignInPage() {
  return (
    <Welcome
      title={
        <>
          Loaders with a fresh token. <em>And nothing for the next user.</em>
        </>
      }
      text="Each route fetches outside of React, before its page is shown. Sign out while a route is loading: the page shows its data to nobody."
      session={useSession()}
    />
  )
}
