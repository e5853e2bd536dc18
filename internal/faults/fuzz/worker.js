// The thread in which the properties run: who watches them must not hang with them.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

/** @param {unknown} message */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const tell = (message) => parentPort?.postMessage(message)

register()
const { checkProperty, countIn } = await import('./check-property.ts')
const { properties } = await import(workerData.module)

countIn(workerData.began)
parentPort?.on('message', async ({ name, cases, seed }) => {
  tell(await checkProperty(properties[name], cases, seed))
})
tell('ready')
