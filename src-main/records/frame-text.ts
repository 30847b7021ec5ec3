const utf8 = new TextDecoder('utf-8')

/** The text of a frame. Invalid UTF-8 becomes U+FFFD; the capture keeps the raw frame. */
export const textOf = (bytes: Uint8Array): string => utf8.decode(bytes)
