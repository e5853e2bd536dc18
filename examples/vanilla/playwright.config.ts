export { default } from '@x/scripts/playwright'
