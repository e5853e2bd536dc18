import type { TimelineState } from './timeline.ts'

/** Counts since the page was opened. */
export function Summary({ requests, tokensAsked, tokens, replays }: TimelineState) {
  const facts = [
    ['Requests', requests],
    ['getToken() calls', tokensAsked],
    ['Tokens seen', tokens.size],
    ['Replays', replays],
  ] as const
  return (
    <dl className="summary">
      {facts.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}
