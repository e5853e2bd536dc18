/** The mark and the name of the library, and what the example shows it with, such as `on TanStack Router`. */
export function Brand({ subtitle }: { readonly subtitle: string }) {
  return (
    <p className="brand">
      <svg viewBox="0 0 24 12" aria-hidden="true">
        <circle cx="6" cy="6" r="5" />
        <circle cx="18" cy="6" r="4" />
      </svg>
      @x/react <span className="quiet">{subtitle}</span>
    </p>
  )
}
