import { createServer } from 'node:net'

/** Returns the preferred port when it is free, else one of the next ten, else any free port. */
export async function freePort(preferred = 0): Promise<number> {
  for (let port = preferred; port < preferred + 10; port++) {
    const free = await probe(port)
    if (free) return free
  }
  return freePort()
}

function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, 'localhost', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
