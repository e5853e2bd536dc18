import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  resolve: {
    // The sign-in form is that of ../vite-react; this module says which Clerk SDK it uses.
    alias: { '#clerk': fileURLToPath(new URL('src/clerk.tsx', import.meta.url)) },
  },
})
