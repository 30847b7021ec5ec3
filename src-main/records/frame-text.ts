const utf8 = new TextDecoder('utf-8')

/** The text of a frame. Bytes that are no UTF-8 become U+FFFD; the frame itself is in the capture as it came. */
export const textOf = (bytes: Uint8Array): string => utf8.decode(bytes)
