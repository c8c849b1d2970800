import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerApi } from './api.ts'
import type { SandboxControl } from './control.ts'
import { pageFiles } from './page/files.ts'
import { sendPhotoFile, sendPlaceholder } from './photo-file.ts'
import { answerControl, sendJson } from './routes/routes.ts'
import { streamAll, streamChat } from './stream.ts'
import type { World } from './world.ts'

/** One server: the Bot API under `/bot…`, files, the control under `/sandbox/`, the chat page at `/`. */
export function createSandboxServer(world: World, control: SandboxControl): Server {
  const server = createServer((request, response) => {
    route(world, control, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendJson(response, 500, { ok: false, error_code: 500, description: String(error) })
    })
  })
  // A bot keeps its connections; closing them under it would look like a fault that nobody ordered.
  server.keepAliveTimeout = 120_000
  return server
}

async function route(
  world: World,
  control: SandboxControl,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '/'
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  const query = mark === -1 ? '' : url.slice(mark + 1)

  if (path.startsWith('/bot')) return answerApi(world, request, response, path.slice(4), query)
  if (path.startsWith(`/file/bot${world.token}/`)) {
    const file = world.files.byPath(path.slice(`/file/bot${world.token}/`.length))
    return sendPhotoFile(response, file)
  }
  if (path.startsWith('/sandbox/photo/')) {
    return sendPhotoFile(response, world.files.find(path.slice('/sandbox/photo/'.length)))
  }
  if (path === '/sandbox/picture') {
    return sendPlaceholder(response, new URLSearchParams(query).get('url') ?? '')
  }
  if (path === '/sandbox/events') {
    const user = new URLSearchParams(query).get('user')
    return user === null ? streamAll(world, response) : streamChat(world, response, Number(user))
  }
  if (path.startsWith('/sandbox/')) {
    return answerControl(control, request, response, path.slice('/sandbox/'.length), query)
  }
  sendPage(response, path)
}

function sendPage(response: ServerResponse, path: string): void {
  const file = pageFiles.get(path)
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found')
    return
  }
  response
    .writeHead(200, {
      'content-type': file.type,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'self'; img-src 'self' data:; object-src 'none'",
    })
    .end(file.body)
}
