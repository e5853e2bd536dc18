/** What the controls set for all three panels. */
export interface Settings {
  readonly origin: 'same' | 'other'
  /** Milliseconds between two requests, 0 for none. */
  readonly every: number
}

export const initialSettings: Settings = { origin: 'same', every: 5000 }
