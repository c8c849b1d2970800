import type { ServerResponse } from 'node:http'
import { html } from '../telegram/text.ts'
import type { StoredPhoto } from './files.ts'

/** The bytes of a photo; what was named by its address shows a placeholder, for nothing is fetched. */
export function sendPhotoFile(response: ServerResponse, photo: StoredPhoto | undefined): void {
  if (!photo) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found')
    return
  }
  if (photo.bytes) sendPicture(response, photo.type ?? 'application/octet-stream', photo.bytes)
  else sendPlaceholder(response, photo.url ?? '')
}

/** Stands for the picture at an address. */
export function sendPlaceholder(response: ServerResponse, url: string): void {
  const host = /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? ''
  const name = url.split(/[?#]/)[0]?.split('/').at(-1)?.slice(0, 40) ?? ''
  const fitting = Math.min(40, Math.floor(1200 / Math.max(1, name.length)))
  const drawing = html`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 800 600">
<rect width="800" height="600" fill="#8fa9bd"/>
<path d="M0 600V470l190-190 170 170 130-120 310 270z" fill="#76919f"/><circle cx="590" cy="170" r="62" fill="#b9cbd6"/>
<g fill="#fff" font-family="sans-serif" text-anchor="middle"><text x="400" y="300" font-size="${String(fitting)}">${name}</text>
<text x="400" y="350" font-size="28" opacity=".8">${host}</text></g></svg>`
  sendPicture(response, 'image/svg+xml', drawing.html)
}

function sendPicture(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=86400, immutable' })
  response.end(body)
}
