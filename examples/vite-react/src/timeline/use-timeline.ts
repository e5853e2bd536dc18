import { useSyncExternalStore } from 'react'
import type { Timeline, TimelineState } from './timeline.ts'

export function useTimeline(timeline: Timeline): TimelineState {
  return useSyncExternalStore(timeline.subscribe, timeline.getState)
}
