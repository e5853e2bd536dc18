// An API in a process of its own; it tells its parent the port.
import { createServer } from 'node:http'

const body = JSON.stringify({ data: { ok: true, name: 'Ada', orders: [1, 2, 3] } })

const server = createServer((request, response) => {
  request.resume()
  const isKnown = request.headers.authorization?.startsWith('Bearer ')
  response.writeHead(isKnown ? 200 : 401, { 'Content-Type': 'application/json', 'Content-Length': body.length })
  response.end(body)
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
process.on('disconnect', () => process.exit())
