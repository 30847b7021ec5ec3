/** A process that has problems to report. Its argument is the folder of the log. */
import { ProblemLog } from '../../../src-main/platform/log'

const log = new ProblemLog(process.argv[2] ?? '')
log.note('started')
log.report('page', 'something')
setTimeout(() => {
  log.report('page', 'something else')
  log.reportLast('end', 'last words')
}, 50)
