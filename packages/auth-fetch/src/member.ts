/**
 * Returns a member of an object or of its class, but not one that every object inherits. A polluted `Object.prototype` on a server
 * could otherwise name an origin that nobody allowed.
 */
export function memberOf<T extends object, K extends keyof T>(object: T, name: K): T[K] | undefined {
  for (let source: object | null = object; source; source = Reflect.getPrototypeOf(source)) {
    // The root of each realm's prototypes, and no object without any.
    if (source !== object && !Reflect.getPrototypeOf(source)) return undefined
    if (Reflect.getOwnPropertyDescriptor(source, name)) return object[name]
  }
  return undefined
}

/** What the platform knows of a `Request`, and fetch goes by: a subclass, a proxy or a member set by hand may say something else. */
export function platformMember<K extends keyof Request>(request: Request, name: K): Request[K] {
  // A polyfill's has its members on the instance, and its fetch reads them there.
  const source = name in Request.prototype ? Request.prototype : request
  return Reflect.get(source, name, request)
}
