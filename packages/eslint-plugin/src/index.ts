import type { Linter, Rule } from 'eslint'
import { exhaustiveQueryKey } from './rules/exhaustive-query-key.js'
import { noCapturedToken } from './rules/no-captured-token.js'
import { noUnauthenticatedRequest } from './rules/no-unauthenticated-request.js'

/** The type of the plugin: three rules and a flat config. */
export interface AuthFetchPlugin {
  readonly meta: { readonly name: string; readonly namespace: string }
  readonly rules: {
    readonly 'exhaustive-query-key': Rule.RuleModule
    readonly 'no-captured-token': Rule.RuleModule
    readonly 'no-unauthenticated-request': Rule.RuleModule
  }
  readonly configs: {
    /** All rules: the last one as a warning, since not every URL under `/api/` needs a token. */
    readonly recommended: Linter.Config
  }
}

const plugin = {
  meta: { name: '@x/eslint-plugin', namespace: 'auth-fetch' },
  rules: {
    'exhaustive-query-key': exhaustiveQueryKey,
    'no-captured-token': noCapturedToken,
    'no-unauthenticated-request': noUnauthenticatedRequest,
  },
}

const recommended: Linter.Config = {
  name: 'auth-fetch/recommended',
  plugins: { 'auth-fetch': plugin },
  rules: {
    'auth-fetch/exhaustive-query-key': 'error',
    'auth-fetch/no-captured-token': 'error',
    'auth-fetch/no-unauthenticated-request': 'warn',
  },
}

/**
 * The ESLint plugin, for flat configs.
 *
 * @example
 * ```js
 * import authFetch from '@x/eslint-plugin'
 *
 * export default [authFetch.configs.recommended]
 * ```
 * @see https://eslint.org/docs/latest/use/configure/plugins
 */
const authFetch: AuthFetchPlugin = { ...plugin, configs: { recommended } }
export default authFetch
