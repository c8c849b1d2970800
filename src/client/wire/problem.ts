import * as z from 'zod'

/** RFC 9457 problem+json, with our code, hint and facts beside. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  hint: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
})
export type ProblemBody = z.infer<typeof problemBody>
