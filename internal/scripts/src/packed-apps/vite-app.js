import { join } from 'node:path'
import { freePort } from '../free-port.js'
import { startApi } from './api.js'
import { askApi } from './ask-api.js'
import { install, packagesOf } from './install.js'
import { look } from './look.js'
import { run, serve, toolOf } from './processes.js'
import { readBlock } from './read-block.js'
import { writeFiles } from './write-files.js'

/** @import { Attempt } from './steps.js' */

/** What every app of React and Vite begins with. */
const beginnings = {
  'index.html': '<!doctype html><div id="root"></div><script type="module" src="/src/main.tsx"></script>\n',
  'src/main.tsx': `import { createRoot } from 'react-dom/client'
import { App } from './app'

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
`,
}

/**
 * A Vite app on `@clerk/react`, by the READMEs of `@x/react` and `@x/clerk-local`, and an API beside it.
 *
 * @param {Attempt} attempt
 */
export async function tryVite({ folder, tarballs, step }) {
  const [port, clerkPort, apiPort] = [await freePort(), await freePort(), await freePort()]
  const url = `http://localhost:${port}`
  const clerkUrl = `http://127.0.0.1:${clerkPort}`

  await step('npm install', () => {
    const named = packagesOf(readBlock('packages/react/README.md', 'sh', 'npm install'))
    const theirs = ['vite', 'react', 'react-dom', '@clerk/react']
    return install(folder, tarballs, [...theirs, ...named, '@x/clerk-local'])
  })
  await step('files, from the READMEs', () => {
    const hooks = join(folder, 'node_modules/@x/react/README.md')
    const clerk = join(folder, 'node_modules/@x/clerk-local/README.md')
    writeFiles(folder, {
      ...beginnings,
      'src/app.tsx': readBlock(hooks, 'tsx', "import { ClerkProvider, useAuth } from '@clerk/react'", {
        'publishableKey="pk_test_…"':
          'publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY} proxyUrl={import.meta.env.VITE_CLERK_PROXY_URL} prefetchUI={false}',
      }),
      'seeds.json': readBlock(clerk, 'json', '"users"'),
      'vite.config.ts': readBlock(clerk, 'ts', '// vite.config.ts', {
        "seeds: 'seeds.json'": `seeds: 'seeds.json', port: ${clerkPort}, inBuild: true`,
        'defineConfig({': `defineConfig({ preview: { proxy: { '/api': 'http://127.0.0.1:${apiPort}' } },`,
      }),
    })
  })
  const vite = toolOf(folder, 'vite')
  await step('vite build', () => run(process.execPath, [vite, 'build'], folder))
  await step('vite preview, which starts clerk-local', async () => {
    await serve(process.execPath, [vite, 'preview', '--port', String(port), '--strictPort'], folder, url)
  })
  const closeApi = await step('the API', () => startApi(apiPort, clerkUrl))
  try {
    const authorization = await step('shows data in Chromium', () => look(url, clerkUrl, /^tea of user_\w+$/))
    await step('the API asks for a Bearer token', () => askApi(`${url}/api/orders`, authorization))
  } finally {
    closeApi()
  }
}
