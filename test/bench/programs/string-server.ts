import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** A bare Hono route that answers the bytes of a file, whatever is asked. */
const body = readFileSync(process.argv[2] ?? '', 'utf8')
const app = new Hono()
app.get('/v1/:what/:id', (c) => c.body(body, 200, { 'content-type': 'application/json' }))
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (address: AddressInfo) =>
  console.log(JSON.stringify({ port: address.port })),
)
