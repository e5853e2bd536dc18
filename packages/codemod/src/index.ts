export type { Note } from './notes.js'
export { transform, type Result } from './transform.js'
