import { createUIMessageStream, createUIMessageStreamResponse, DefaultChatTransport, type UIMessage } from 'ai'
import { expect, it } from 'vitest'
import { startExpiredSession } from './expired-session.js'

it("authFetch works with the AI SDK's chat transport, whose response is streamed", async () => {
  const { origin, authFetch, expectReplay } = await startExpiredSession(() => {
    const stream = createUIMessageStream({
      execute({ writer }) {
        writer.write({ type: 'text-start', id: '1' })
        writer.write({ type: 'text-delta', id: '1', delta: 'Hello' })
        writer.write({ type: 'text-end', id: '1' })
      },
    })
    return createUIMessageStreamResponse({ stream })
  })
  const transport = new DefaultChatTransport({ api: `${origin}/chat`, fetch: authFetch, headers: { 'X-Client': 'ai' } })
  const message: UIMessage = { id: 'm1', role: 'user', parts: [{ type: 'text', text: 'Hi' }] }
  const chunks = await transport.sendMessages({
    trigger: 'submit-message',
    chatId: 'c1',
    messageId: undefined,
    messages: [message],
    abortSignal: undefined,
  })
  const types: string[] = []
  for await (const { type } of chunks) types.push(type)
  expect(types).toEqual(['text-start', 'text-delta', 'text-end'])
  const { method, headers, body } = expectReplay()
  expect([method, headers['x-client'], headers['content-type']]).toEqual(['POST', 'ai', 'application/json'])
  expect(JSON.parse(body)).toMatchObject({ id: 'c1', messages: [{ id: 'm1' }] })
})
