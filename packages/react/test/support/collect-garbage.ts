import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')

/** Collects garbage now: V8's own function. */
export const collectGarbage = runInNewContext('gc') as () => void
