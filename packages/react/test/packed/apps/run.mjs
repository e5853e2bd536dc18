// Mounts the apps named, one after the other, and prints what each shows at last.
const [jsdom, ...names] = process.argv.slice(2)
const { JSDOM } = await import(jsdom)
const { window } = new JSDOM('', { url: 'http://localhost:3000' })
for (const name of ['window', 'document', 'navigator', 'location']) {
  Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true })
}
const { createElement } = await import('react')
const { createRoot } = await import('react-dom/client')

for (const name of names) {
  const { App } = await import(`./dist/${name}.js`)
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  root.render(createElement(App))
  for (let turn = 0; turn < 200 && !container.textContent.includes('Bearer'); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  process.stdout.write(`${name}: ${container.textContent}\n`)
  root.unmount()
}
// The libraries' timers would keep it running.
process.exit()
