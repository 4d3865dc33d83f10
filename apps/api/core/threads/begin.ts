/** Where a background thread begins: it lets all else go first, and then becomes what its file says. */
import { constants, setPriority } from 'node:os'

// Linux alone knows priorities of threads; elsewhere this would slow down the whole process. Even where all else is busy a
// thread of this priority gets a tenth.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

await import(process.argv.at(-1) ?? '')
