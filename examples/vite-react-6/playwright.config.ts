export { default } from '../vite-react/playwright.config.ts'
