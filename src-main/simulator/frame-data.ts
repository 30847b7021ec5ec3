/** JSON as it goes over a socket. */

export const toData = (packet: object): Buffer => Buffer.from(JSON.stringify(packet), 'utf8')

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
