/** Fails when an export is dead, or when two exported types share a name. */
import { deadExports, sharedTypeNames } from './exports.mjs'
import { projectModules } from './modules.mjs'

const modules = projectModules()
const findings = [...deadExports(modules), ...sharedTypeNames(modules)]
for (const finding of findings) console.log(finding)
if (findings.length > 0) process.exitCode = 1
