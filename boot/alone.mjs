/** One set-up at a time in this folder, held by a lock that dies with its holder. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, Stop } from './host.mjs'

const lockFolder = path.join(root, '.scale-setup')
const waitMsMax = 10 * 60_000

/**
 * `npm start` and `npx scale` may be started side by side on a fresh clone: one sets up, the
 * other waits and then finds it done. Look again inside `work`.
 */
export async function alone(say, work) {
  const deadlineMs = Date.now() + waitMsMax
  for (let waiting = false; !takeLock(); waiting = true) {
    if (!waiting) say('Another SCALE is setting up in this folder; waiting for it …')
    if (Date.now() > deadlineMs)
      throw new Stop(`Still waiting for the other set-up. If none is running, delete ${lockFolder}.`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  try {
    await work()
  } finally {
    rmSync(lockFolder, { recursive: true, force: true })
  }
}

function takeLock() {
  const holderFile = path.join(lockFolder, 'pid')
  try {
    mkdirSync(lockFolder)
    writeFileSync(holderFile, String(process.pid))
    return true
  } catch (error) {
    if (error.code === 'EACCES' || error.code === 'EROFS') return true
    if (error.code !== 'EEXIST') throw error
  }
  const holder = holderOf(holderFile)
  const abandoned =
    holder > 0
      ? !isAlive(holder)
      : Date.now() - (statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 5_000
  if (abandoned) rmSync(lockFolder, { recursive: true, force: true })
  return false
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}
