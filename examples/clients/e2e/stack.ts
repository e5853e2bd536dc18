export { expect, LIFE, test } from '../../vite-react/e2e/stack.ts'
