/** The body of a 401: a problem, as in RFC 9457. */
export const refusal = (detail: string) => ({ title: 'Unauthorized', status: 401, detail })
