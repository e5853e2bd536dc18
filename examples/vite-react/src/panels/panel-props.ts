import type { Poll } from './item.ts'
import type { Timeline } from '../timeline/timeline.ts'

/** What the page's controls say to each panel. */
export interface PanelSettings extends Poll {
  readonly timeline: Timeline
}
