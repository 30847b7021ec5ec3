import { errorCode } from '../platform/files'
import { messageOf } from '../platform/error-message'

/** A disk error during an export in words for the operator: what is wrong and what to do. */
export function describeExportProblem(error: unknown, folder: string): string {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk with ${folder} is full; nothing was exported. Free some space or choose another folder.`
    case 'EROFS':
      return `The disk with ${folder} is read-only. Choose another folder.`
    case 'EACCES':
    case 'EPERM':
      return `Rallydesk may not write to ${folder}. Choose another folder.`
    case 'ENOENT':
    case 'ENOTDIR':
      return `The folder ${folder} is gone. Choose another one.`
    case 'EEXIST':
      return `Another export into ${folder} is using the same names. Try again when it has finished.`
    default:
      return `The export into ${folder} failed: ${messageOf(error)}`
  }
}
