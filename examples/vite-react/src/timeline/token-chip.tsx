import type { CSSProperties } from 'react'

interface TokenChipProps {
  readonly jti: string
  /** All tokens seen, for the colour. */
  readonly tokens: ReadonlyMap<string, number>
}

/** A token's identifier, shortened, in the colour that the token has everywhere on the page. */
export function TokenChip({ jti, tokens }: TokenChipProps) {
  return (
    <span className="token-chip" style={tokenColour(jti, tokens)} title={`jti ${jti}`}>
      {shortened(jti)}
    </span>
  )
}

/** Neighbours in time are far apart on the colour wheel. */
export function tokenColour(jti: string, tokens: ReadonlyMap<string, number>): CSSProperties {
  const position = [...tokens.keys()].indexOf(jti)
  return { '--hue': String((160 + Math.max(position, 0) * 137) % 360) } as CSSProperties // React types know no custom property.
}

function shortened(jti: string): string {
  return jti.slice(-6)
}
