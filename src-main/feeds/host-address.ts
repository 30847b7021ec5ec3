/** Host and port only, without anything else the user may have typed. */
export function addressOf(url: string): string {
  return /^wss?:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(url)?.[1] ?? 'the host'
}
