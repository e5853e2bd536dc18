export interface Piece {
  readonly kind: 'keyword' | 'string' | 'call' | 'plain'
  readonly text: string
}

const PATTERN =
  /(?<keyword>\b(?:import|from|type|export|function|return|const|let|if|try|catch|await|async|new|false|true|undefined|void)\b)|(?<string>'[^']*'|`[^`]*`)|(?<call>\b\w+(?=[(<]))/g

/** Splits code into tokens to highlight: enough for the short TypeScript on these pages. */
export function highlight(code: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of code.matchAll(PATTERN)) {
    if (match.index > end) pieces.push({ kind: 'plain', text: code.slice(end, match.index) })
    const kind = match.groups?.['keyword'] ? 'keyword' : match.groups?.['string'] ? 'string' : 'call'
    pieces.push({ kind, text: match[0] })
    end = match.index + match[0].length
  }
  pieces.push({ kind: 'plain', text: code.slice(end) })
  return pieces
}
