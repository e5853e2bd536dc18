declare module '@babel/core' {
  /** The part that the tests use; the package brings no types. */
  export function transformAsync(code: string, options: object): Promise<{ readonly code: string } | null>

  export interface NodePath {
    readonly node: { readonly expression: unknown }
    readonly replaceWith: (node: unknown) => unknown
    readonly traverse: (visitor: Readonly<Record<string, (path: NodePath) => void>>) => void
  }
}
