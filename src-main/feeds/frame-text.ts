const BYTE_ORDER_MARK = 0xfeff

/** The text of a frame. Bytes that are no UTF-8 become U+FFFD; the frame itself is in the capture as it came. */
export function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  // Several times as fast as a TextDecoder, and this runs for every frame.
  const text = Buffer.from(buffer, byteOffset, byteLength).toString('utf8')
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text
}
