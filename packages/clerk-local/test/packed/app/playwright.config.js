import { defineConfig } from '@playwright/test'

const { PAGE_PORT, CLERK_PORT, LAUNCH_OPTIONS = '{}' } = process.env
const baseURL = `http://localhost:${PAGE_PORT}`
const clerkUrl = `http://127.0.0.1:${CLERK_PORT}`

export default defineConfig({
  workers: 2,
  fullyParallel: true,
  reporter: [['list']],
  use: { baseURL, launchOptions: JSON.parse(LAUNCH_OPTIONS) },
  projects: [
    { name: 'a server for each worker', use: { clerkLocalUse: { seeds: 'seeds.json' } } },
    { name: 'one server by command', use: { clerkLocalUse: { url: clerkUrl } }, grep: /signs in/ },
  ],
  webServer: [
    { command: `vite --port ${PAGE_PORT} --strictPort`, url: baseURL },
    { command: `clerk-local --port ${CLERK_PORT} --seeds seeds.json`, url: `${clerkUrl}/v1/jwks` },
  ],
})
