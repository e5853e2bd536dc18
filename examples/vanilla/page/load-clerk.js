import { clerkScript } from './config.js'

/** Loads clerk-js, as the script tag of Clerk's dashboard would, and waits for its first answer. */
export async function loadClerk() {
  const script = document.createElement('script')
  script.src = clerkScript.src
  script.crossOrigin = 'anonymous'
  Object.assign(script.dataset, clerkScript.data)
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve)
    script.addEventListener('error', () => reject(new Error(`clerk-js did not come from ${script.src}`)))
    document.head.append(script)
  })
  await Clerk.load()
}
