/** Where the Frontend API lives for pages that use a proxy URL. */
export const PROXY_PATH = '/__clerk'

/**
 * Returns the request that a browser would have sent without its limits: the proxy prefix gone, and the verb of
 * `_method` in place of POST.
 */
export async function normalizeRequest(request: Request): Promise<Request> {
  const url = new URL(request.url)
  if (url.pathname.startsWith(`${PROXY_PATH}/`)) url.pathname = url.pathname.slice(PROXY_PATH.length)
  const method = request.method === 'POST' ? (url.searchParams.get('_method') ?? 'POST').toUpperCase() : request.method
  const body = method === 'GET' || method === 'HEAD' ? '' : await request.text()
  return new Request(url, { method, headers: request.headers, ...(body && { body }) })
}
