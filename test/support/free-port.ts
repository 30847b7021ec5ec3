import { createServer } from 'node:net'

/** Below the ports that systems give to outgoing connections, which could take it while its server is down. */
const [FIRST, LAST] = [20_000, 30_000] as const

/** A port for a server that must come back on the same one. */
export async function freePort(): Promise<number> {
  const port = FIRST + Math.floor(Math.random() * (LAST - FIRST))
  const server = createServer()
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
  return isFree ? port : freePort()
}
