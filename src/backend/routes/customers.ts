import * as z from 'zod'
import { customerIntroduction, customerView, languageChoice } from '../../client/wire/customer.ts'
import { done } from '../../shop/problem.ts'
import { eraseCustomer } from '../erase.ts'
import { changing, type Route, refuse } from '../route.ts'
import { customerId } from './params.ts'

export const customerRoutes: readonly Route[] = [
  changing(
    {
      method: 'put',
      path: '/v1/customers/:id',
      summary: 'What Telegram says of a customer now; touches neither cart nor chosen language',
      body: customerIntroduction,
      answer: customerView,
    },
    async (backend, { params, body }, writer) => {
      const id = customerId(params)
      if (id === undefined) return unknownCustomer()
      const known = await writer.get('customers', String(id))
      const customer = {
        id,
        name: body.name,
        ...(body.username === undefined ? {} : { username: body.username }),
        ...(body.languageCode === undefined ? {} : { languageCode: body.languageCode }),
        ...(known?.language === undefined ? {} : { language: known.language }),
        createdAt: known?.createdAt ?? backend.clock().toISOString(),
      }
      await writer.put('customers', customer)
      return done(customer)
    },
  ),
  changing(
    {
      method: 'put',
      path: '/v1/customers/:id/language',
      summary: 'The language a customer chose',
      body: languageChoice,
      answer: customerView,
    },
    async (backend, { params, body }, writer) => {
      const id = customerId(params)
      const known = id === undefined ? undefined : await writer.get('customers', String(id))
      if (!known) return unknownCustomer()
      if (!backend.current.settings.languages.includes(body.language)) {
        return refuse(409, {
          code: 'language-unknown',
          message: `The shop does not speak ${body.language}`,
        })
      }
      const customer = { ...known, language: body.language }
      await writer.put('customers', customer)
      return done(customer)
    },
  ),
  changing(
    {
      method: 'delete',
      path: '/v1/customers/:id',
      summary: 'Erases who a customer is: name, phone, addresses; what accounting needs stays',
      answer: z.null(),
    },
    async (_backend, { params }, writer) => {
      const id = customerId(params)
      if (id === undefined) return unknownCustomer()
      await eraseCustomer(writer, id)
      return done(null)
    },
  ),
]

function unknownCustomer() {
  return refuse(404, { code: 'customer-unknown', message: 'There is no such customer' })
}
