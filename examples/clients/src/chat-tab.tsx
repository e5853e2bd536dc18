import { useState, type FormEvent } from 'react'
import { ClientCard } from './client-card.tsx'
import { useAuthenticatedChat } from './use-authenticated-chat.ts'
import source from './use-authenticated-chat.ts?raw'

export function ChatTab() {
  const { messages, sendMessage, status, stop, error } = useAuthenticatedChat()
  const [text, setText] = useState('')
  const busy = status === 'submitted' || status === 'streaming'

  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim() || busy) return
    void sendMessage({ text })
    setText('')
  }

  return (
    <ClientCard title="Chat" what="the AI SDK’s useChat, over a stream" source={source}>
      <ol className="messages" aria-live="polite" aria-busy={busy}>
        {messages.map(({ id, role, parts }) => (
          <li key={id} data-role={role}>
            <span className="visually-hidden">{role === 'user' ? 'You: ' : 'Answer: '}</span>
            {parts.map((part) => (part.type === 'text' ? part.text : '')).join('')}
          </li>
        ))}
      </ol>
      {error && <p role="alert">No answer arrived. Ask again.</p>}
      <form className="send" onSubmit={send}>
        <label>
          <span className="visually-hidden">Question</span>
          <input value={text} onChange={(event) => setText(event.target.value)} placeholder="Ask something" />
        </label>
        {busy ? (
          <button type="button" onClick={() => void stop()}>
            Stop
          </button>
        ) : (
          <button type="submit">Ask</button>
        )}
      </form>
    </ClientCard>
  )
}
