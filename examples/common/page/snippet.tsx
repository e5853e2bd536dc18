import { highlight } from './highlight.ts'

interface SnippetProps {
  /** The source of the hook that the page runs. */
  readonly source: string
  /** The package that replaces the alias `#clerk` in the code shown. */
  readonly entry: string
  readonly label: string
}

/** The code of a hook, with highlighted syntax. */
export function Snippet({ source, entry, label }: SnippetProps) {
  const code = source.replace('#clerk', entry).trim()
  return (
    <pre className="snippet" tabIndex={0} role="region" aria-label={label}>
      <code>
        {highlight(code).map(({ kind, text }, index) => (
          <span key={index} className={kind}>
            {text}
          </span>
        ))}
      </code>
    </pre>
  )
}
