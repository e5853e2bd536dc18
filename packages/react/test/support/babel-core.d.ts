declare module '@babel/core' {
  /** The part that the tests use; the package brings no types. */
  export function transformAsync(code: string, options: object): Promise<{ readonly code: string } | null>
}
