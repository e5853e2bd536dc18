import { createServer } from 'node:net';

/** The preferred port when it is free, else one that is. */
export async function freePort(preferred = 0): Promise<number> {
  return (await probe(preferred)) ?? freePort();
}

function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
