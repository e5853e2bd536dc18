/** A second API, which accepts only tokens of the JWT template `api`. */
export const billingOrigin = import.meta.env.VITE_BILLING_ORIGIN ?? 'http://localhost:8790'
