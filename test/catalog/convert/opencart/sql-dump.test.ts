import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDump } from '../../../../src/catalog/convert/opencart/sql-dump.ts'
import {
  type SqlRow,
  SqlStatements,
} from '../../../../src/catalog/convert/opencart/sql-statements.ts'
import { SqlTokens } from '../../../../src/catalog/convert/opencart/sql-tokens.ts'
import { folderOf } from '../../folder.ts'

interface Read {
  readonly rows: { table: string; row: SqlRow; line: number }[]
  readonly odd: { table: string; message: string; line: number }[]
}

function reader(columns: readonly string[]) {
  const read: Read = { rows: [], odd: [] }
  return {
    read,
    wants: (table: string) => (table.startsWith('oc_') ? columns : undefined),
    row: (table: string, row: SqlRow, line: number) => read.rows.push({ table, row, line }),
    oddRow: (table: string, message: string, line: number) =>
      read.odd.push({ table, message, line }),
  }
}

async function fromFile(sql: string | Buffer, columns = ['a', 'b']) {
  const file = join(await folderOf({ 'dump.sql': sql }), 'dump.sql')
  const into = reader(columns)
  return { result: await readDump(file, into), ...into.read }
}

async function rowsOf(sql: string, columns?: string[]) {
  const { result, rows, odd } = await fromFile(sql, columns)
  expect(result).toMatchObject({ ok: true })
  expect(odd).toEqual([])
  return rows.map(({ row }) => row)
}

async function problemOf(sql: string | Buffer) {
  const { result } = await fromFile(sql)
  if (result.ok) throw new Error('The dump was taken')
  return result.problem
}

const insert = (values: string) => `INSERT INTO \`oc_t\` (\`a\`, \`b\`) VALUES ${values};\n`

describe('values', () => {
  test.each([
    ["'plain'", 'plain'],
    ["'it''s'", "it's"],
    [String.raw`'it\'s'`, "it's"],
    [String.raw`'a\\'`, 'a\\'],
    [String.raw`'\r\n\t\0\Z\b'`, '\r\n\t\0\x1a\b'],
    [String.raw`'100\%, \_x, \q'`, String.raw`100\%, \_x, q`],
    ["'two\nlines; -- no comment, /* nor this */ # nor that'", 0],
    ['\'say ""hi""\'', 'say ""hi""'],
    ['"double ""quoted"" it\'s"', 'double "quoted" it\'s'],
    ["'one ' 'text'", 'one text'],
    ["_utf8mb4'ключ'", 'ключ'],
    ["_binary 'x'", 'x'],
    ["X'4142'", 'AB'],
    ['0x4142', 'AB'],
    ['NULL', null],
    ['null', null],
    ['TRUE', '1'],
    ['12', '12'],
    ['-1.50', '-1.50'],
    ['+7', '+7'],
    ['1e-5', '1e-5'],
    ['NOW()', 'NOW()'],
    ['DATE_ADD(NOW(), INTERVAL 1 DAY)', 'DATE_ADD(NOW(),INTERVAL1DAY)'],
    ["'Троянда 🌹'", 'Троянда 🌹'],
  ])('%s', async (written, meant) => {
    const expected = meant === 0 ? written.slice(1, -1) : meant
    expect(await rowsOf(insert(`(${written},'end')`))).toEqual([[expected, 'end']])
  })
})

describe('statements', () => {
  test.each([
    ['several rows', insert("(1,'a'),\n(2,'b'),(3,'c')")],
    ['a statement a row', insert("(1,'a')") + insert("(2,'b')") + insert("(3,'c')")],
    [
      'no columns, which CREATE TABLE has',
      `CREATE TABLE IF NOT EXISTS \`oc_t\` (
        \`a\` int(11) NOT NULL AUTO_INCREMENT COMMENT 'a, (b)',
        \`b\` enum('x','y') DEFAULT 'x',
        PRIMARY KEY (\`a\`), KEY \`other\` (\`b\`,\`a\`)
      ) ENGINE=InnoDB;
      INSERT INTO oc_t VALUES (1,'a'),(2,'b'),(3,'c');`,
    ],
    [
      'other verbs and names',
      `REPLACE INTO shop.oc_t (a, b) VALUES (1,'a');
      INSERT IGNORE INTO \`shop\`.\`oc_t\` (\`a\`,\`b\`) VALUE (2,'b');
      INSERT LOW_PRIORITY INTO oc_t (b,z,a) VALUES ('c','unused',3) ON DUPLICATE KEY UPDATE a=VALUES(a);`,
    ],
    [
      'comments everywhere',
      `-- it's a comment; INSERT INTO oc_t (a,b) VALUES (9,'x');
      #don't
      -----------------
      /* INSERT INTO oc_t (a,b) VALUES (9,'x'); */
      /*!40101 SET NAMES utf8mb4 */;
      LOCK TABLES \`oc_t\` WRITE;
      ${insert("(1,/* one */'a'), -- first\n(2,'b')")}
      UNLOCK TABLES;
      SET @x = 'a;b';
      ${insert("(3,'c')")}
      -- Dump completed`,
    ],
    [
      'procedures beside',
      `DELIMITER $$
      CREATE PROCEDURE p() BEGIN INSERT INTO oc_t (a,b) VALUES (9,'x'); SELECT 'it''s'; END$$
      DELIMITER ;
      ${insert("(1,'a')")}
      DELIMITER ;;
      CREATE TRIGGER t AFTER INSERT ON oc_t FOR EACH ROW BEGIN INSERT INTO oc_t (a,b) VALUES (9,'x'); END ;;
      DELIMITER ;
      ${insert("(2,'b'),(3,'c')")}`,
    ],
    [
      'other tables beside, whatever they hold',
      `INSERT INTO \`session\` VALUES ('it''s; INSERT INTO oc_t (a,b) VALUES (9,''x'');','\\\\','a\\';');
      ${insert("(1,'a'),(2,'b'),(3,'c')")}
      INSERT INTO other (a) SELECT a FROM oc_t;`,
    ],
    [
      'a byte order mark and no last semicolon',
      `\ufeff${insert("(1,'a'),(2,'b'),(3,'c')").slice(0, -2)}`,
    ],
  ])('%s', async (_, sql) => {
    expect(await rowsOf(sql)).toEqual([
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ])
  })

  test('rows know their lines, and those with too few or too many values are told', async () => {
    const { rows, odd } = await fromFile(insert("\n(1,'a\nb'),\n(2),\n(3,'c',4),(5,'e')"))
    expect(rows.map(({ line }) => line)).toEqual([2, 5])
    expect(odd.map(({ line }) => line)).toEqual([4, 5])
    expect(odd[0]?.message).toContain('1 values for the 2 columns of oc_t')
  })

  test.each([
    ['no columns anywhere', "INSERT INTO oc_t VALUES (1,'a');"],
    ['no VALUES', "INSERT INTO oc_t SET a = 1, b = 'a';"],
  ])('%s: the rows are told, not lost in silence', async (_, sql) => {
    const { rows, odd } = await fromFile(`\n${sql}${insert("(2,'b')")}`)
    expect(rows.map(({ row }) => row)).toEqual([['2', 'b']])
    expect(odd).toEqual([expect.objectContaining({ table: 'oc_t', line: 2 })])
  })
})

describe('a broken dump is refused with its line', () => {
  test.each([
    ['cut off in a text', `\n${insert("(1,'a'),\n(2,'cut o")}`.slice(0, -3), 3],
    ['cut off between rows', `\n${insert("(1,'a'),").slice(0, -3)},`, 2],
    ['cut off in a row', `\n${insert("(1,'a'),\n(2,").slice(0, -2)}`, 3],
    ['cut off in CREATE TABLE', '\nCREATE TABLE `oc_t` (\n`a` int,', 3],
    ['cut off in a text of a table nobody wants', "\nINSERT INTO x VALUES ('cut o", 2],
    ['a comment that never ends', '\n\n/* SELECT 1;', 3],
    ['a quote without its escape', insert("(1,\n'it's')"), 2],
    ['no comma', insert("(1\n'a' 2)"), 2],
    ['no value', insert('(1,\n)'), 2],
    ['no end', insert("(1,'a'\n"), 2],
    ['something else', insert("(1,'a')\nfoo"), 2],
    ['no rows', insert("(1,'a'),\n"), 2],
  ])('%s', async (_, sql, line) => {
    expect(await problemOf(sql)).toMatchObject({ code: 'sql-invalid', facts: { line } })
  })

  test('a text in an encoding that nobody named', async () => {
    const sql = Buffer.concat([
      Buffer.from(insert("(1,'a')")),
      Buffer.from(insert("(2,'\xf0')"), 'latin1'),
    ])
    expect(await problemOf(sql)).toMatchObject({ code: 'not-utf-8', facts: { line: 2 } })
    // What nobody wants may be in any.
    const other = Buffer.from("INSERT INTO session (a) VALUES ('\xf0');", 'latin1')
    expect(await fromFile(other)).toMatchObject({ result: { ok: true } })
  })
})

test('a dump in windows-1251 that says so', async () => {
  const head = Buffer.from("SET NAMES 'cp1251';\nINSERT INTO oc_t (a,b) VALUES (1,'")
  const { rows } = await fromFile(
    Buffer.concat([head, Buffer.from([0xc0, 0xe1, 0xe2]), Buffer.from("');")]),
  )
  expect(rows.map(({ row }) => row)).toEqual([['1', 'Абв']])
})

/** As mysql_real_escape_string writes a text. */
const escaped = (text: string): string =>
  Array.from(text, (sign) => `${escapes.get(sign) ?? sign}`).join('')

const escapes = new Map([
  ['\0', '\\0'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\x1a', '\\Z'],
  ['\\', '\\\\'],
  ["'", "\\'"],
  ['"', '\\"'],
])

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      '"',
      '\\',
      '\n',
      '\r',
      '\0',
      ';',
      '(',
      ')',
      ',',
      '-',
      '#',
      '/',
      '*',
      '%',
      'n',
      'я',
    ),
  }),
)

test.each([
  ['mysqldump', (text: string) => `'${escaped(text)}'`],
  ['quotes doubled', (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`],
])('whatever a text is, it comes back, wherever the dump is cut into pieces (%s)', (_, quoted) => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(texts, texts), { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(400), { maxLength: 12 }),
      (rows, cuts) => {
        const unwanted = `INSERT INTO other VALUES ${rows.map(([a]) => `(${quoted(a)})`).join(',')};\n`
        const wanted = insert(rows.map(([a, b]) => `(${quoted(a)},${quoted(b)})`).join(','))
        const bytes = Buffer.from(`-- it's\n${unwanted}${wanted}${unwanted}${wanted}`)
        const into = reader(['a', 'b'])
        const statements = new SqlStatements(into, () => tokens.skip())
        const tokens = new SqlTokens(statements)
        let from = 0
        for (const cut of [...cuts.toSorted((a, b) => a - b), bytes.length]) {
          tokens.write(bytes.subarray(from, Math.max(from, cut)))
          from = Math.max(from, Math.min(cut, bytes.length))
        }
        expect(tokens.end().ok).toBe(true)
        statements.end(tokens.line)
        expect(statements.problem).toBeUndefined()
        expect(into.read.rows.map(({ row }) => row)).toEqual([...rows, ...rows])
        expect(tokens.line).toBe(bytes.toString().split('\n').length)
      },
    ),
    { numRuns: 300 },
  )
})

test('one byte at a time', async () => {
  const sql = `/*!40101 SET NAMES utf8 */;\nCREATE TABLE oc_t (a int, b text);\n-- x\nINSERT INTO oc_t VALUES (-1.5e-3,'a\\'b'';'),(2,NULL);`
  const into = reader(['a', 'b'])
  const statements = new SqlStatements(into, () => tokens.skip())
  const tokens = new SqlTokens(statements)
  for (const byte of Buffer.from(sql)) tokens.write(Buffer.from([byte]))
  expect(tokens.end().ok).toBe(true)
  expect(into.read.rows.map(({ row }) => row)).toEqual([
    ['-1.5e-3', "a'b';"],
    ['2', null],
  ])
})
