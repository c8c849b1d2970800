import type { Finding } from '../../catalog/finding.ts'

/** A finding in one file, at an offset of its text in UTF-16 units. */
export type Draft = Omit<Finding, 'file' | 'line' | 'column'> & { readonly at: number }
