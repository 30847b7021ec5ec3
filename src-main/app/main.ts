/** Where the console begins: the command line, then the desktop around what composition.ts puts together. */
import { parseCommandLine } from './command-line'
import { composeConsole } from './composition'
import { endInTerminal, openDesktop } from '../shell/desktop'

const commandLine = parseCommandLine(process.argv.slice(1))
if (commandLine.ok) openDesktop(commandLine.value, composeConsole)
else endInTerminal(commandLine.error)
