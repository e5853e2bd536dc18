import type { AuthFetchProviderProps } from '@x/react/fetch'
import type { PageConfig } from '../cell.ts'

/** Where Clerk is, and the options of `AuthFetchProvider`. */
export interface SdkProps extends Omit<AuthFetchProviderProps, 'useAuth'> {
  readonly config: PageConfig
}
