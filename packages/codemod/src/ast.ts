import { ts } from 'ts-morph'

export type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration

/** Parses a file. Its extension decides about types and JSX. */
export function parse(text: string, path: string): ts.SourceFile {
  const kind = /\.(?:jsx?|mjs)$/.test(path)
    ? ts.ScriptKind.JSX
    : path.endsWith('x')
      ? ts.ScriptKind.TSX
      : ts.ScriptKind.TS
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
}

/** Returns all nodes of a kind below a node, in the order of the text. */
export function findAll<T extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is T): T[] {
  const found: T[] = []
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(root)
  return found
}

/** Returns the nearest ancestor of a kind. */
export function above<T extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is T): T | undefined {
  let parent: ts.Node | undefined = node.parent
  while (parent && !is(parent)) parent = parent.parent
  return parent
}

export function isFunction(node: ts.Node): node is FunctionNode {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node)
  )
}

/** Returns the functions around a node, innermost first. */
export function functionsAround(node: ts.Node): FunctionNode[] {
  const found: FunctionNode[] = []
  for (let next = above(node, isFunction); next; next = above(next, isFunction)) found.push(next)
  return found
}

/** Returns the name of a function, or of the variable that holds it. */
export function nameOf(fn: FunctionNode): string | undefined {
  if (fn.name) return fn.name.getText()
  return ts.isVariableDeclaration(fn.parent) ? fn.parent.name.getText() : undefined
}

/** Removes parentheses, `await`, `!` and casts from an expression. */
export function bare(node: ts.Expression): ts.Expression {
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node)
  )
    return bare(node.expression)
  return node
}

/** Returns the uses of a name below a node, without property names. */
export function usesOf(root: ts.Node, name: string): ts.Identifier[] {
  return findAll(root, ts.isIdentifier).filter((node) => {
    if (node.text !== name) return false
    const { parent } = node
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false
    if (ts.isPropertyAssignment(parent) && parent.name === node) return false
    return !(ts.isBindingElement(parent) && parent.propertyName === node)
  })
}

/** Returns the declaration of a variable in the scope of a node. */
export function declarationOf(node: ts.Node, name: string): ts.VariableDeclaration | undefined {
  for (const scope of [...functionsAround(node), node.getSourceFile()]) {
    const own = findAll(scope, ts.isVariableDeclaration).find(
      (declaration) =>
        above(declaration, isFunction) === (isFunction(scope) ? scope : undefined) &&
        (ts.isIdentifier(declaration.name)
          ? declaration.name.text === name
          : declaration.name.elements.some(
              (element) => ts.isBindingElement(element) && element.name.getText() === name,
            )),
    )
    if (own) return own
  }
  return undefined
}

/** Returns a property of an object literal by name, in any case and with or without quotes. */
export function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find((property) => keyOf(property)?.toLowerCase() === name.toLowerCase())
}

export function keyOf(property: ts.ObjectLiteralElementLike): string | undefined {
  const { name } = property
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined
}
