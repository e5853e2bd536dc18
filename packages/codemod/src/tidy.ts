import { ts } from 'ts-morph'
import { above, bare, findAll, isFunction, nameOf, parse, usesOf } from './ast.js'
import { createEdits } from './edits.js'
import { isGetToken } from './find-bearers.js'

/** Imports to remove when the code no longer uses them. */
const mayGo = new Set([
  'useAuth',
  'useSWR',
  'useSWRImmutable',
  'useSWRInfinite',
  'useSWRMutation',
  'useQuery',
  'useSuspenseQuery',
  'useInfiniteQuery',
  'useMutation',
])

/**
 * Removes unused code (tokens, `getToken`, `useAuth`, imports, `async` without `await`) and adds the new imports.
 *
 * @param imports the new names and their modules
 * @returns the text, and the names of hooks that are no longer async
 */
export function tidy(
  text: string,
  path: string,
  imports: ReadonlyMap<string, string>,
): { text: string; noLongerAsync: string[] } {
  const noLongerAsync: string[] = []
  let current = text
  for (;;) {
    const next = step(current, path, noLongerAsync)
    if (next === current) break
    current = next
  }
  return { text: addImports(current, path, imports, text), noLongerAsync }
}

function step(text: string, path: string, noLongerAsync: string[]): string {
  const file = parse(text, path)
  const edits = createEdits(file)
  for (const declaration of findAll(file, ts.isVariableDeclaration)) removeUnused(declaration, edits)
  for (const statement of file.statements) if (ts.isImportDeclaration(statement)) removeImports(statement, edits)
  for (const fn of findAll(file, isFunction)) {
    const name = nameOf(fn)
    const keyword = fn.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
    if (
      !name ||
      !keyword ||
      !/^use[A-Z]/.test(name) ||
      (!text.includes('@x/react') && !text.includes('authFetch') && !/use(?:Auth|Clerk)/.test(fn.getText()))
    )
      continue
    if (findAll(fn, ts.isAwaitExpression).some((wait) => above(wait, isFunction) === fn)) continue
    edits.replace(keyword.getStart(), keyword.getStart() + 'async '.length, '')
    if (
      fn.type &&
      ts.isTypeReferenceNode(fn.type) &&
      fn.type.typeName.getText() === 'Promise' &&
      fn.type.typeArguments?.[0]
    )
      edits.replaceNode(fn.type, fn.type.typeArguments[0].getText())
    noLongerAsync.push(name)
  }
  return edits.apply()
}

/** Removes unused tokens and unused results of `useAuth`. */
function removeUnused(declaration: ts.VariableDeclaration, edits: ReturnType<typeof createEdits>): void {
  const { name, initializer, parent } = declaration
  const statement = above(declaration, ts.isVariableStatement)
  const from = initializer && bare(initializer)
  const scope = above(declaration, isFunction)
  if (
    !statement ||
    !scope ||
    ts.isCatchClause(parent) ||
    parent.declarations.length > 1 ||
    !from ||
    !ts.isCallExpression(from)
  )
    return
  const isUseAuth = from.expression.getText() === 'useAuth'
  if (!isUseAuth && !isGetToken(from)) return
  const isUsed = (one: string): boolean => usesOf(scope, one).length > 1
  if (ts.isIdentifier(name)) {
    if (!isUsed(name.text)) edits.removeStatement(statement)
    return
  }
  if (!isUseAuth || !ts.isObjectBindingPattern(name)) return
  const unused = name.elements.filter((element) => element.name.getText() === 'getToken' && !isUsed('getToken'))
  const [first] = unused
  if (!first) return
  if (name.elements.length === 1) edits.removeStatement(statement)
  else edits.removeItem(first, name.elements)
}

function removeImports(statement: ts.ImportDeclaration, edits: ReturnType<typeof createEdits>): void {
  const { importClause } = statement
  const file = statement.getSourceFile()
  const isGone = (name: string): boolean => mayGo.has(name) && usesOf(file, name).length === 1
  if (!importClause) return
  const named =
    importClause.namedBindings && ts.isNamedImports(importClause.namedBindings)
      ? importClause.namedBindings.elements
      : undefined
  const goes = named?.filter(({ name }) => isGone(name.text)) ?? []
  const isDefaultGone = importClause.name !== undefined && isGone(importClause.name.text)
  const all = (named?.length ?? (importClause.namedBindings ? 1 : 0)) + (importClause.name ? 1 : 0)
  if (goes.length + (isDefaultGone ? 1 : 0) === all && all > 0) {
    edits.removeStatement(statement)
    return
  }
  if (isDefaultGone && importClause.name && importClause.namedBindings)
    edits.replace(importClause.name.getStart(), importClause.namedBindings.getStart(), '')
  const [first] = goes
  if (first && named) edits.removeItem(first, named)
}

/** @param before the original text, whose quotes and semicolons the new imports use */
function addImports(text: string, path: string, imports: ReadonlyMap<string, string>, before: string): string {
  const file = parse(text, path)
  const isUsed = ([name]: [string, string]): boolean => usesOf(file, name.split(' ').at(-1) ?? name).length > 0
  const needed = [...imports].filter(isUsed)
  const groups = group(needed)
  const present = file.statements.filter(ts.isImportDeclaration)
  const sample = /^import .*/m.exec(before)?.[0] ?? ''
  const quote = sample.includes('"') ? '"' : "'"
  const end = sample.trimEnd().endsWith(';') ? ';' : ''
  let result = text
  for (const [from, entries] of groups) {
    const names = entries
      .map(([name]) => name)
      .filter(
        (name) =>
          !present.some((one) => one.moduleSpecifier.getText().slice(1, -1) === from && one.getText().includes(name)),
      )
    if (names.length === 0) continue
    const line = `import { ${names.toSorted().join(', ')} } from ${quote}${from}${quote}${end}\n`
    const at = parse(result, path).statements.filter(ts.isImportDeclaration).at(-1)
    const position = at ? result.indexOf('\n', at.end) + 1 || result.length : afterDirectives(result, path)
    result = result.slice(0, position) + line + result.slice(position)
  }
  return result
}

function group(entries: [string, string][]): Map<string, [string, string][]> {
  const groups = new Map<string, [string, string][]>()
  for (const entry of entries) groups.set(entry[1], [...(groups.get(entry[1]) ?? []), entry])
  return groups
}

function afterDirectives(text: string, path: string): number {
  const [first] = parse(text, path).statements
  const isDirective = first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression)
  return isDirective ? text.indexOf('\n', first.end) + 1 : 0
}
