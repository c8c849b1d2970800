import type { Problem } from '../shop/problem.ts'
import { typed } from './typed.ts'

/** The problem of whoever named an order that is not there, with the name and the way to the right one. */
export function unknownOrder(problem: Problem, wanted: string, dir: string | undefined): Problem {
  if (problem.code !== 'order-unknown') return problem
  return {
    ...problem,
    message: `There is no order "${wanted}"`,
    hint: `The numbers of all orders: ${typed('orders list', dir)}`,
  }
}
