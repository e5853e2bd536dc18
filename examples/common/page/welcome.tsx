import type { ReactNode } from 'react'
import { SignIn } from './sign-in.tsx'
import type { Session } from './use-session.ts'

interface WelcomeProps {
  readonly title: ReactNode
  readonly text: string
  readonly session: Session
}

/** The page of a signed-out visitor: what the example shows, and the sign-in form. */
export function Welcome({ title, text, session }: WelcomeProps) {
  return (
    <div className="welcome">
      <div className="promise">
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      <SignIn {...session} />
    </div>
  )
}
