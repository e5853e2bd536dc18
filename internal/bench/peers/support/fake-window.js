/** The browser globals that AXA's client reads when it is created. Its requests do not use them. */
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
