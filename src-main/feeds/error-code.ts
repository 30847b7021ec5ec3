/**
 * The code of Node, OpenSSL or ws; empty when there is none. The TLS libraries hide their reason in the text of EPROTO:
 * it is brought into the form of Node's other codes.
 */
export function codeOf(error: Error): string {
  const tlsReason = /SSL routines:[^:]*:([^:]+):/.exec(error.message)?.[1]
  if (tlsReason !== undefined) return `ERR_SSL_${tlsReason.toUpperCase().replaceAll(' ', '_')}`
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
