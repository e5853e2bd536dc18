/** Handles a rejection that somebody else is told of, or nobody needs to know. */
export function ignore(): void {}
