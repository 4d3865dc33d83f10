/** Loaded into the program before its own code: should the starter vanish (kill -9), the program stops cleanly too. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
