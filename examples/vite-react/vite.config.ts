import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  resolve: {
    // The one module that says which Clerk SDK the page uses.
    alias: { '#clerk': fileURLToPath(new URL('src/clerk.tsx', import.meta.url)) },
  },
})
