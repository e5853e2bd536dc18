import { createUIMessageStream, createUIMessageStreamResponse, type UIMessage } from 'ai'

const PAUSE = 40

/** Streams a made-up answer word by word, in place of a model. */
export function answer(messages: readonly UIMessage[], owner: string): Response {
  const asked = messages.at(-1)?.parts.find((part) => part.type === 'text')?.text ?? ''
  const words = `You are ${owner}, and you asked: “${asked}” A model would answer here, word by word, over one request that carried a fresh token.`
  const stream = createUIMessageStream({
    execute: async ({ writer }) => {
      const id = 'answer'
      writer.write({ type: 'text-start', id })
      for (const word of words.split(/(?<= )/)) {
        writer.write({ type: 'text-delta', id, delta: word })
        // One word after the other.
        // oxlint-disable-next-line no-await-in-loop
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      }
      writer.write({ type: 'text-end', id })
    },
  })
  return createUIMessageStreamResponse({ stream })
}
