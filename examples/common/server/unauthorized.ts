/** Returns the body of a 401 response, a problem document (RFC 9457). */
export const unauthorized = (detail: string) => ({ title: 'Unauthorized', status: 401, detail })
