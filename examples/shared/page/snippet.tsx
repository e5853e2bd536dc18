import { highlight } from './highlight.ts'

interface SnippetProps {
  /** The source of the panel's hook, as the page itself runs it. */
  readonly source: string
  /** What `#clerk` stands for in this app. */
  readonly entry: string
  readonly label: string
}

/** The panel's own code. */
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
