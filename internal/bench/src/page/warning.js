import { controlLimit, isOff } from '../statistics.js'

/**
 * Says that a control is off; nothing when it is not.
 *
 * @param {import('../statistics.js').Spread} control
 */
export function warningOf(control) {
  return isOff(control)
    ? ` **This control is off by more than ${controlLimit * 100} %: the machine was too busy, and the figures are rough.**`
    : ''
}
