// The loopback server of the contract, at two origins: echoes requests, rejects tokens, redirects, and answers as the URL asks for.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { parentPort } from 'node:worker_threads'

/** @type {Map<string | null, object[]>} */
const log = new Map()

const routes = {
  '/echo': echo,
  '/log': (_, query) => json(200, log.get(query.get('case')) ?? []),
  '/redirect': (_, query) => ({ status: Number(query.get('status') ?? 302), headers: { location: query.get('to') } }),
  '/answer': (_, query) => ({
    status: Number(query.get('status') ?? 200),
    headers: JSON.parse(query.get('headers') ?? '{}'),
    body: query.get('body') ?? '',
  }),
  '/page': () => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Contract</title>',
  }),
}

async function echo(request, query) {
  const { authorization } = request.headers
  const body = await readBody(request)
  const seen = { method: request.method, url: request.url, headers: request.headers, body }
  const key = query.get('case')
  log.set(key, [...(log.get(key) ?? []), seen])
  await new Promise((resolve) => setTimeout(resolve, Number(query.get('delay') ?? 0)))
  const accept = query.get('accept')
  if (accept !== null && authorization !== `Bearer ${accept}`) return json(401, { rejected: authorization })
  return json(Number(query.get('status') ?? 200), seen)
}

async function readBody(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1')
}

function json(status, value) {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}

/** The built core and the compiled contract, for browsers. */
async function readModule(path) {
  const body = await readFile(new URL(`../..${path}`, import.meta.url))
  return { status: 200, headers: { 'content-type': 'text/javascript' }, body }
}

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': request.headers['access-control-request-method'] ?? '*',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-expose-headers': '*',
  }
  if (request.headers['access-control-request-method']) return response.writeHead(204, cors).end()
  if (pathname === '/endless') {
    // A body that never ends: the client cancels it.
    return response.writeHead(200, { ...cors, 'content-type': 'text/plain' }).write('begun')
  }
  const isModule = /^\/(?:dist|test\/runtimes\/dist)\/[\w/-]+\.js$/.test(pathname)
  const { status, headers, body } = isModule
    ? await readModule(pathname)
    : await routes[pathname](request, searchParams)
  response.writeHead(status, { ...cors, ...headers }).end(body)
}

/** @returns {Promise<string>} its origin */
function listen() {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500)
      response.end(String(error))
    })
  })
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`)),
  )
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage({ origin: await listen(), foreign: await listen() })
