/** The method and the URL of a request, which error messages name. */
export interface RequestLine {
  readonly method: string
  readonly url: string
}

/** Returns the method and the public URL of a request, for an error message. */
export function describeRequest({ method, url }: RequestLine): string {
  return `${method} ${publicUrl(url)}`
}

/** Returns a URL without the parts that may hold a secret: userinfo, query and fragment. */
export function publicUrl(url: string): string {
  // After `http:` the URL standard accepts any number of slashes, and it skips line breaks and tabs.
  return url.replace(/^([^:/\\?#]*:[/\\\s]*|[/\\\s]{2,})[^/\\?#]*@|[?#].*/gs, '$1')
}

/**
 * Returns a member of an object or of its class, but not a member that every object inherits: code that pollutes
 * `Object.prototype` could otherwise add a trusted origin.
 */
export function getMember<T extends object, K extends keyof T>(object: T, name: K): T[K] | undefined {
  for (let source: object | null = object; source; source = Reflect.getPrototypeOf(source)) {
    // Each realm has its own `Object.prototype`: the last object of the chain, unless the chain is only the object itself.
    if (source !== object && !Reflect.getPrototypeOf(source)) return undefined
    if (Reflect.getOwnPropertyDescriptor(source, name)) return object[name]
  }
  return undefined
}

/** Cancels a stream that nobody will read, to free its source, such as a connection. */
export function cancelBody(stream: unknown): void {
  // A stream that is not the platform's may have no `cancel`, or one that returns nothing.
  ;(stream as ReadableStream | null | undefined)?.cancel?.()?.catch(noop)
}

/** Does nothing: handles a rejection that is reported elsewhere or that nobody needs to know about. */
export function noop(): void {}
