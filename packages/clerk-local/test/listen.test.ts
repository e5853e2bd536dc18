import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { expect, it, onTestFinished, vi } from 'vitest'
import { DEFAULT_PORT, startClerkLocal } from '../src/index.js'
import { startServer } from './support/start-server.js'

it('rejects with the port that is in use and what to do', async () => {
  const port = Number(new URL((await startServer()).url).port)
  const message = `Port ${port} on 127.0.0.1 is in use. Stop the other server, set another port, or set it to 0 for any free port.`
  await expect(startClerkLocal({ port })).rejects.toThrow(message)
})

it('listens on a free port and reports it when the default port is in use', async () => {
  await occupy(DEFAULT_PORT)
  const onNotice = vi.fn<(message: string) => void>()
  const server = await startClerkLocal({ onNotice })
  onTestFinished(() => server.close())
  expect(new URL(server.url).port).not.toBe(String(DEFAULT_PORT))
  expect(onNotice.mock.calls).toEqual([
    [`Port ${DEFAULT_PORT} is in use: clerk-local listens on ${new URL(server.url).port} instead.`],
  ])
})

it('listens on any free port without a message for port 0', async () => {
  const onNotice = vi.fn<(message: string) => void>()
  const server = await startServer({ onNotice })
  expect((await fetch(`${server.url}/v1/jwks`)).status).toBe(200)
  expect(onNotice).not.toHaveBeenCalled()
})

it('listens on loopback only', async () => {
  const { port, hostname } = new URL((await startServer()).url)
  expect(hostname).toBe('127.0.0.1')
  const others = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  await Promise.all(
    others.map(({ address }) => expect(fetch(`http://${address}:${port}/v1/jwks`)).rejects.toThrow('fetch failed')),
  )
})

it('frees its port when it closes', async () => {
  const first = await startClerkLocal({ port: 0 })
  await first.close()
  await first.close()
  const second = await startServer({ port: Number(new URL(first.url).port) })
  expect(second.url).toBe(first.url)
})

async function occupy(port: number): Promise<void> {
  const server: Server = createServer()
  server.listen(port, '127.0.0.1')
  // Somebody else may have it already, which serves as well.
  const [error] = await Promise.race([once(server, 'listening').then(() => []), once(server, 'error')])
  if (!error) onTestFinished(() => void server.close())
}
