/** The settings of all three panels. */
export interface Settings {
  readonly origin: 'same' | 'other'
  /** Milliseconds between two requests; 0 turns refetching off. */
  readonly every: number
}

export const initialSettings: Settings = { origin: 'same', every: 5000 }
