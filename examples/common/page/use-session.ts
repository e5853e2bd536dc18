import { useState } from 'react'
import { useClerk, useUser } from '#clerk'

export interface Credentials {
  readonly email: string
  readonly password: string
}

export type Session = ReturnType<typeof useSession>

/** Returns the current user, with functions that sign in, sign out and switch through clerk-js. */
export function useSession() {
  const clerk = useClerk()
  const user = useSettledUser()
  const [busy, setBusy] = useState(false)
  const [switching, setSwitching] = useState(false)
  const [problem, setProblem] = useState<string>()

  const run = async (step: () => Promise<void>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await step()
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      setBusy(false)
      setSwitching(false)
    }
  }

  // With a callback, Clerk does not redirect: the page stays and shows what the hooks do.
  const leave = () => clerk.signOut(() => undefined)

  return {
    user,
    busy,
    /** Whether one user has signed out and the next is about to sign in. */
    switching,
    problem,
    signIn: ({ email, password }: Credentials) =>
      run(async () => {
        setSwitching(Boolean(clerk.session))
        if (clerk.session) await leave()
        const attempt = await clerk.client?.signIn.create({ strategy: 'password', identifier: email, password })
        if (attempt?.status !== 'complete')
          throw new Error('This account needs another sign-in step, which this demo does not support.')
        await clerk.setActive({ session: attempt.createdSessionId })
      }),
    signOut: () => run(leave),
    selectOrganization: (organization: string | null) => run(() => clerk.setActive({ organization })),
  }
}

/** Returns the user. Skips the moment of `undefined` on every change of session, in which the header would flicker. */
function useSettledUser() {
  const { user } = useUser()
  const [settled, setSettled] = useState(user)
  if (user !== undefined && user !== settled) setSettled(user)
  return user === undefined ? settled : user
}

/** Returns Clerk's message for the user, or the error's own message. */
function messageOf(error: unknown): string {
  const { errors } = error as { errors?: readonly { longMessage?: string; message: string }[] } // The shape of Clerk's API errors.
  const first = errors?.[0]
  return first?.longMessage ?? first?.message ?? (error instanceof Error ? error.message : String(error))
}
