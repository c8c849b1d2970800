import type { Run } from '../program.ts'
export const run: Run = async () => 1
