/** Host and port only: whatever else a user may have typed stays out of sight. */
export function addressOf(url: string): string {
  return /^wss?:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(url)?.[1] ?? 'the host'
}
