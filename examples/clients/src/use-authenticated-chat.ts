import { useChat } from '@ai-sdk/react'
import { useAuthFetch } from '@x/react/fetch'
import { DefaultChatTransport } from 'ai'
import { useMemo } from 'react'

/** A chat whose requests send a fresh token. Use the identity as its component's `key`, so that the next user starts with no messages. */
export function useAuthenticatedChat() {
  const authFetch = useAuthFetch()
  const transport = useMemo(() => new DefaultChatTransport({ api: '/api/chat', fetch: authFetch }), [authFetch])
  return useChat({ transport })
}
