/** Where init and convert put the schemas that editors complete and underline by, from the shop's folder. */
export const schemaFolder = '.shopbot'

/**
 * The first line of a YAML file, by which an editor finds the schema of it: of shop.yaml, of a category.yaml or of
 * goods. `path` is from the shop's folder, with `/` between.
 */
export function schemaLine(path: string): string {
  const folders = path.split('/').filter((part) => part !== '' && part !== '.')
  const name = folders.pop() ?? ''
  const kind = name === 'category.yaml' ? 'category' : path === 'shop.yaml' ? 'shop' : 'catalog'
  return `# yaml-language-server: $schema=${'../'.repeat(folders.length)}${schemaFolder}/${kind}.schema.json\n`
}
