import { clerkScript } from './config.js'

/** Loads clerk-js, as the script tag from Clerk's dashboard does, and waits until it has loaded the session. */
export async function loadClerk() {
  const script = document.createElement('script')
  script.src = clerkScript.src
  script.crossOrigin = 'anonymous'
  Object.assign(script.dataset, clerkScript.data)
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve)
    script.addEventListener('error', () => reject(new Error(`Could not load clerk-js from ${script.src}`)))
    document.head.append(script)
  })
  await Clerk.load()
}
