import type { StandardSchemaV1 } from '../standard-schema.js'
import { AuthFetchError } from './auth-fetch-error.js'

/** The JSON of a successful response does not match `schema`. */
export class SchemaError extends AuthFetchError {
  override readonly name = 'SchemaError'
  readonly code = 'schema'
  /** The issues that the schema reports; see https://standardschema.dev. */
  readonly issues: readonly StandardSchemaV1.Issue[]

  /**
   * @param request the method and the URL without query
   * @param issues the issues that the schema reports
   */
  constructor(request: string, issues: readonly StandardSchemaV1.Issue[]) {
    super(`${request} answered with JSON that does not match the schema: ${issues.map(describeIssue).join('; ')}`)
    this.issues = issues
  }
}

function describeIssue({ message, path }: StandardSchemaV1.Issue): string {
  const keys = path?.map((segment) => String(typeof segment === 'object' ? segment.key : segment)) ?? []
  return keys.length > 0 ? `${keys.join('.')}: ${message}` : message
}
