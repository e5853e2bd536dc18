'use client'
import dynamic from 'next/dynamic'

// Rendered on a server, the async hook of this component would cause an unhandled rejection.
const Documented = dynamic(() => import('./documented').then((module) => module.Documented), { ssr: false })

export default function Page() {
  return <Documented />
}
