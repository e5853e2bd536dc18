import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig(({ mode }) => {
  const clerk = mode === 'clerk-6' ? 'src/clerk-6.tsx' : 'src/clerk-5.tsx'
  return {
    plugins: [react()],
    // The only module that knows which Clerk SDK the page uses.
    resolve: { alias: { '#clerk': fileURLToPath(new URL(clerk, import.meta.url)) } },
  }
})
