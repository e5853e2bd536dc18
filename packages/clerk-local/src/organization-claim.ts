import type { Membership } from './store.js'

/** The organization claims of a version 2 session token. */
export interface OrganizationClaims {
  readonly fea?: string
  readonly o?: {
    readonly id: string
    readonly slg: string
    readonly rol: string
    readonly per?: string
    readonly fpm?: string
  }
}

/**
 * Returns the claims of the active organization; none for the personal account.
 *
 * Permissions are packed as Clerk packs them: `fea` lists the features, `per` the actions, and `fpm` holds one bit set
 * per feature, the first action being the lowest bit. Tokens never contain system permissions.
 *
 * @see https://clerk.com/docs/guides/sessions/session-tokens
 */
export function organizationClaims(membership: Membership | undefined): OrganizationClaims {
  if (!membership) return {}
  const { organization, role, permissions } = membership
  const base = { id: organization.id, slg: organization.slug, rol: role.replace(/^org:/, '') }
  const pairs = permissions.flatMap((permission) => {
    const [, feature, action] = /^org:(?!sys_)([^:]+):(.+)$/.exec(permission) ?? []
    return feature && action ? [{ feature, action }] : []
  })
  if (pairs.length === 0) return { o: base }
  const features = [...new Set(pairs.map(({ feature }) => feature))]
  const actions = [...new Set(pairs.map(({ action }) => action))]
  const masks = features.map((feature) =>
    pairs
      .filter((pair) => pair.feature === feature)
      .reduce((mask, { action }) => mask | (1 << actions.indexOf(action)), 0),
  )
  return {
    fea: features.map((feature) => `o:${feature}`).join(','),
    o: { ...base, per: actions.join(','), fpm: masks.join(',') },
  }
}
