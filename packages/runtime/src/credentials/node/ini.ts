/** The sections of a file, each with its keys. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads the INI dialect of the vendor's SDKs: `[section]`, `key = value` or `key: value`, comments
 * from `#` or `;` on, quotes around a value taken off. A value in quotes is taken whole. One without
 * quotes that has a `#` or `;` in it is an error, where the SDKs silently read half of a secret.
 *
 * @throws SyntaxError naming the number of the line, without its content.
 *
 * Source: gopkg.in/ini.v1, with which huaweicloud-sdk-go-v3 reads the file. Its values over several
 * lines are not read, for no key or token has any.
 */
export function parseIni(text: string): Ini {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed === "" || isComment(trimmed)) continue;
    const title = readTitle(trimmed);
    const equalsAt = trimmed.search(/[=:]/);
    if (title !== undefined) {
      section = sections.get(title) ?? new Map<string, string>();
      sections.set(title, section);
    } else if (equalsAt > 0 && !trimmed.endsWith("\\")) {
      const value = readValue(trimmed.slice(equalsAt + 1).trim(), index + 1);
      section.set(trimmed.slice(0, equalsAt).trim(), value);
    } else {
      throw new SyntaxError(`line ${index + 1} is neither [section] nor key = value`);
    }
  }
  return sections;
}

const isComment = (text: string): boolean => text.startsWith("#") || text.startsWith(";");

/** The name of a section; undefined if the line is none. */
function readTitle(line: string): string | undefined {
  const end = line.startsWith("[") ? line.indexOf("]") : -1;
  const rest = line.slice(end + 1).trim();
  return end > 0 && (rest === "" || isComment(rest)) ? line.slice(1, end).trim() : undefined;
}

function readValue(text: string, line: number): string {
  if (/^["'`]/.test(text)) {
    const end = text.indexOf(text.charAt(0), 1);
    // A # or ; right after the quote may be a part of a secret that has the quote in it.
    if (end > 0 && /^(?:$|\s+[#;])/.test(text.slice(end + 1))) return text.slice(1, end);
    throw new SyntaxError(
      `line ${line}: expected one quote at each end of the value, and a space before a comment`,
    );
  }
  const commentAt = text.search(/[#;]/);
  if (commentAt < 0) return text;
  if (commentAt === 0 || /\s/.test(text.charAt(commentAt - 1))) {
    return text.slice(0, commentAt).trim();
  }
  throw new SyntaxError(
    `line ${line}: expected quotes around a value with # or ;, or a space before a comment`,
  );
}
