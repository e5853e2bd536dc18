import type { CSSProperties } from 'react'

interface TokenChipProps {
  readonly jti: string
  /** All tokens, in order: the position sets the colour. */
  readonly tokens: ReadonlyMap<string, number>
}

/** A token's shortened `jti`, in the token's colour. */
export function TokenChip({ jti, tokens }: TokenChipProps) {
  return (
    <span className="token-chip" style={tokenColour(jti, tokens)} title={`jti ${jti}`}>
      {shortened(jti)}
    </span>
  )
}

/** Returns a token's colour. Successive tokens are far apart on the colour wheel. */
export function tokenColour(jti: string, tokens: ReadonlyMap<string, number>): CSSProperties {
  const position = [...tokens.keys()].indexOf(jti)
  return { '--hue': String((160 + Math.max(position, 0) * 137) % 360) } as CSSProperties // React's types have no custom properties.
}

function shortened(jti: string): string {
  return jti.slice(-6)
}
