export { expect, LIFE, test } from '@x/example-shared/playwright/stack.ts'
