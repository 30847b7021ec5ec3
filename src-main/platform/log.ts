/** The log of the console's own problems, on standard error. What is logged never holds a token or a packet. */
export function logProblem(where: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${new Date().toISOString()} ${where}: ${text}\n`)
}
