// WebKitGTK, Safari's engine, in the small browser that comes with its driver.
import { webkit, withSession } from '@x/scripts/webdriver'
import { report } from './report.mjs'

const [origin, foreign] = process.argv.slice(2)

const script = `
  const [target, done] = arguments
  Promise.all([import('/dist/index.js'), import('/test/runtimes/dist/contract.js')])
    .then(([core, { runContract }]) => runContract({ core, ...target }))
    .then(done, (error) => done({ passed: 0, failures: [String(error)] }))`

/** What does not work there yet, with the reason. */
const known = {
  'replays a Request with a body of kind FormData': 'WebKit cannot read a FormData with a file out of a Request',
}

await withSession(webkit, { browserName: 'MiniBrowser' }, async (send, { browserVersion }) => {
  await send('POST', '/timeouts', { script: 110_000 })
  await send('POST', '/url', { url: `${origin}/page` })
  const result = await send('POST', '/execute/async', { script, args: [{ origin, foreign }] })
  report('WebKitGTK', browserVersion, result, known)
})
