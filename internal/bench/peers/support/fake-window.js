/** What AXA's client looks for when it is made; its requests need none of it. */
const storage = new Map()

globalThis.benchWindow = {
  location: new URL('https://app.example.com/'),
  crypto: globalThis.crypto,
  sessionStorage: {
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => storage.set(key, value),
    removeItem: (key) => storage.delete(key),
  },
  addEventListener() {},
}
