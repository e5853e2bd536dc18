import { createAuthFetch } from '@x/auth-fetch'
import { readNdjson } from '@x/streams'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createShortTokens } from '../support/create-short-tokens.js'
import { readClaims } from '../support/start-event-server.js'

function bodyOf(...chunks: (string | Uint8Array)[]) {
  const bytes = chunks.map((chunk) => (typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk))
  const cancel = vi.fn<() => void>()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = bytes.shift()
      if (chunk) controller.enqueue(chunk)
      else controller.close()
    },
    cancel,
  })
  return { cancel, response: new Response(body, { headers: { 'content-type': 'application/x-ndjson' } }) }
}

async function collect(response: Response) {
  const values: unknown[] = []
  for await (const value of readNdjson(response)) values.push(value)
  return values
}

it('returns the value of each line, however the chunks are cut', async () => {
  const é = new TextEncoder().encode('"é"')
  const { response } = bodyOf('{"a":', '1}\n\r\n[2', ']\r\n', é.slice(0, 2), é.slice(2), '\n3')
  expect(await collect(response)).toEqual([{ a: 1 }, [2], 'é', 3])
})

it('returns no value for an empty or missing body', async () => {
  expect(await collect(bodyOf('').response)).toEqual([])
  expect(await collect(new Response(null, { status: 204 }))).toEqual([])
})

it('returns the values before a line that is not JSON, then throws its number but not its content', async () => {
  const { response, cancel } = bodyOf('1\n', '\n', 'secret\n', '2\n', '3\n')
  const values: unknown[] = []
  const read = async () => {
    for await (const value of readNdjson(response)) values.push(value)
  }
  const error = await read().catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'ParseError', code: 'parse' })
  expect(String(error)).toContain('line 3')
  expect(String(error)).not.toContain('secret')
  expect(values).toEqual([1])
  expect(cancel).toHaveBeenCalledOnce()
})

it('throws HttpError with its data for a status other than 2xx', async () => {
  const response = Response.json({ detail: 'sold out' }, { status: 409 })
  await expect(collect(response)).rejects.toMatchObject({
    name: 'HttpError',
    status: 409,
    data: { detail: 'sold out' },
  })
})

it('cancels the body when the loop ends early', async () => {
  const { response, cancel } = bodyOf('1\n', '2\n', '3\n')
  for await (const value of readNdjson<number>(response)) if (value === 1) break
  expect(cancel).toHaveBeenCalledOnce()
})

it('keeps reading after its token has expired, and sends a newer token with the next request', async () => {
  const life = 300
  const ends: number[] = []
  const server = createServer((request, response) => {
    const end = 1000 * (readClaims(request.headers.authorization ?? '')?.exp ?? 0)
    if (end <= Date.now()) return response.writeHead(401).end()
    ends.push(end)
    let number = 0
    const timer = setInterval(() => {
      response.write(`{"n":${(number += 1)},"at":${Date.now()}}\n`)
      if (number < 10) return
      clearInterval(timer)
      response.end()
    }, life / 4)
    return response.on('close', () => clearInterval(timer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on TCP
  const authFetch = createAuthFetch({ getToken: createShortTokens(life), origins: [origin] })
  for (const opened of [0, 1]) {
    const values: { n: number; at: number }[] = []
    for await (const value of readNdjson<{ n: number; at: number }>(await authFetch(origin))) values.push(value)
    expect(values.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(values.filter(({ at }) => at > (ends[opened] ?? Infinity)).length).toBeGreaterThan(3)
  }
  expect(ends).toHaveLength(2)
})

it('reads values while the server is still writing', async () => {
  let finish: (() => void) | undefined
  const server = createServer((_request, response) => {
    response.write('{"n":1}\n')
    finish = () => response.end('{"n":2}\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on TCP
  const authFetch = createAuthFetch({ getToken: () => 'token', origins: [origin] })
  const values = readNdjson<{ n: number }>(await authFetch(origin))
  expect((await values.next()).value).toEqual({ n: 1 })
  finish?.()
  expect((await values.next()).value).toEqual({ n: 2 })
  expect((await values.next()).done).toBe(true)
})
