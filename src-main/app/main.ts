/** Where the console begins: the command line, then the desktop around what composition.ts puts together. */
import { parseCommandLine } from './command-line'
import { composeConsole } from './composition'
import { openDesktop, refuseToOpen } from '../shell/desktop'

const BAD_ARGUMENTS = 2

const commandLine = parseCommandLine(process.argv.slice(1))
if (commandLine.ok) openDesktop(commandLine.value, composeConsole)
else refuseToOpen(commandLine.error, BAD_ARGUMENTS)
