import { useChat } from '@ai-sdk/react'
import { useAuthFetch } from '@x/react/fetch'
import { DefaultChatTransport } from 'ai'
import { useMemo } from 'react'

/** A chat that begins each answer with a fresh token. Give its component the identity as `key`: messages go with their owner. */
export function useAuthenticatedChat() {
  const authFetch = useAuthFetch()
  const transport = useMemo(() => new DefaultChatTransport({ api: '/api/chat', fetch: authFetch }), [authFetch])
  return useChat({ transport })
}
