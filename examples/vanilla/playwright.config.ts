export { default } from '@x/example-shared/playwright/config.ts'
