/** Runs a script on a real file system that is as small as one likes: a tmpfs in a mount namespace of its own. */
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A user namespace where the system lets ordinary users have one; else only root may mount. */
const NAMESPACES = [['--user', '--map-root-user', '--mount'], ['--mount']] as const

async function workingNamespace(mountPoint: string): Promise<readonly string[]> {
  const problems: string[] = []
  for (const namespace of NAMESPACES) {
    try {
      await run('unshare', [...namespace, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mountPoint])
      return namespace
    } catch (error) {
      problems.push(String(error))
    }
  }
  throw new Error(`No small disk can be mounted here: ${problems.join('; ')}`)
}

/** The disk is in `folder`/disk and vanishes with the process. Resolves to what the script printed. */
export async function runOnSmallDisk(
  script: string,
  { folder, megabytes, args }: { folder: string; megabytes: number; args: readonly string[] }
): Promise<string> {
  const disk = path.join(folder, 'disk')
  await mkdir(disk, { recursive: true })
  const mount = `mount -t tmpfs -o size=${megabytes}m tmpfs "$1" && shift && exec "$@"`
  const command = [process.execPath, script, disk, folder, ...args]
  const { stdout } = await run(
    'unshare',
    [...(await workingNamespace(disk)), 'sh', '-c', mount, 'sh', disk, ...command],
    { timeout: 150_000 }
  )
  return stdout
}
