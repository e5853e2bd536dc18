import { useState } from 'react'
import { useClerk, useUser } from '#clerk'

export interface Credentials {
  readonly email: string
  readonly password: string
}

export type Session = ReturnType<typeof useSession>

/** Signing in and out, and switching, by the real clerk-js. */
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

  // A callback in place of the redirect: the page stays, and the panels show what the hooks do.
  const leave = () => clerk.signOut(() => undefined)

  return {
    user,
    busy,
    /** One user has left, and the next one is on the way in. */
    switching,
    problem,
    signIn: ({ email, password }: Credentials) =>
      run(async () => {
        setSwitching(Boolean(clerk.session))
        if (clerk.session) await leave()
        const attempt = await clerk.client?.signIn.create({ strategy: 'password', identifier: email, password })
        if (attempt?.status !== 'complete')
          throw new Error('This account asks for another step, which this page does not have.')
        await clerk.setActive({ session: attempt.createdSessionId })
      }),
    signOut: () => run(leave),
    enter: (organization: string | null) => run(() => clerk.setActive({ organization })),
  }
}

/** The user, without the moment of `undefined` that Clerk passes through on every change: the page's head would flicker. */
function useSettledUser() {
  const { user } = useUser()
  const [settled, setSettled] = useState(user)
  if (user !== undefined && user !== settled) setSettled(user)
  return user === undefined ? settled : user
}

/** Clerk's own words for a person, where it has some. */
function messageOf(error: unknown): string {
  const { errors } = error as { errors?: readonly { longMessage?: string; message: string }[] } // The shape of Clerk's API errors.
  const first = errors?.[0]
  return first?.longMessage ?? first?.message ?? (error instanceof Error ? error.message : String(error))
}
