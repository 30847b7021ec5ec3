import { errorCode } from '../platform/files'
import { recordsAreMissing } from '../records/lost-records'

const SAFE_IN_MEMORY =
  'The live view continues; the newest records are kept in memory and written as soon as the disk works again.'

/** A disk error in words for the operator: what is wrong, what happens to the data, what to do. */
export function describeDiskProblem(error: unknown, folder: string): string {
  return `${cause(error, folder)} ${SAFE_IN_MEMORY}`
}

/** Empty when nothing was lost. */
export const describeLoss = (records: number): string =>
  records === 0 ? '' : `${recordsAreMissing(records)} in this capture, because the disk failed for too long.`

/** Of a disk that has taken a write and neither confirms nor refuses it. */
export function describeSilence(folder: string, waitedMs: number): string {
  const seconds = Math.floor(waitedMs / 1000)
  return `The disk with the capture folder ${folder} has not answered for ${seconds} s. Check the disk or the network drive.`
}

/** Only what is wrong and what to do about it. */
export function cause(error: unknown, folder: string): string {
  const code = errorCode(error)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk with the capture folder ${folder} is full. Free some space.`
    case 'EROFS':
      return `The disk with the capture folder ${folder} is read-only. Make it writable.`
    case 'EACCES':
    case 'EPERM':
      return `Rallydesk may not write to the capture folder ${folder}. Allow your user account to write there.`
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
      return `The capture folder ${folder} or a file in it is gone. Connect the drive again or restore the folder.`
    default: {
      const words = error instanceof Error ? error.message : String(error)
      return `The disk with the capture folder ${folder} is failing (${words}). Check the disk.`
    }
  }
}
