import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'

/** One writer that appends 300 bytes and syncs them, again and again; prints how many a second. */
const [file = '', count = '1000'] = process.argv.slice(2)
const bytes = Buffer.alloc(300, 'a')
const handle = openSync(file, 'a')
const start = performance.now()
for (let done = 0; done < Number(count); done += 1) {
  writeSync(handle, bytes)
  fsyncSync(handle)
}
const seconds = (performance.now() - start) / 1000
closeSync(handle)
console.log(JSON.stringify({ perSecond: Number(count) / seconds }))
