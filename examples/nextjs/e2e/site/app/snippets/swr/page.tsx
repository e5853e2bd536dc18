'use client'
import dynamic from 'next/dynamic'

// On a server its hook rejects, and the rejection is unhandled.
const Documented = dynamic(() => import('./documented').then((module) => module.Documented), { ssr: false })

export default function Page() {
  return <Documented />
}
