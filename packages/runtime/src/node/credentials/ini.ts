/** The sections of a file, each with its keys. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads the INI dialect of the vendor's SDKs: `[section]`, `key = value` or `key: value`, comments
 * from `#` or `;` on, quotes around a value taken off.
 *
 * @throws SyntaxError naming the line, and nothing of what stands in it.
 *
 * Source: gopkg.in/ini.v1, with which huaweicloud-sdk-go-v3 reads the file. Its values over several
 * lines are not read, for no key or token has any.
 */
export function parseIni(text: string): Ini {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed === "" || /^[#;]/.test(trimmed)) continue;
    const [, title] = /^\[([^\]]*)\]\s*([#;].*)?$/.exec(trimmed) ?? [];
    const [, key, value] = /^([^=:]+)[=:](.*)$/.exec(trimmed) ?? [];
    if (title !== undefined) {
      section = sections.get(title.trim()) ?? new Map<string, string>();
      sections.set(title.trim(), section);
    } else if (key !== undefined && value !== undefined && !value.endsWith("\\")) {
      section.set(key.trim(), unquote((value.split(/[#;]/, 1)[0] ?? "").trim()));
    } else {
      throw new SyntaxError(`line ${index + 1} is neither [section] nor key = value`);
    }
  }
  return sections;
}

function unquote(value: string): string {
  const quote = value.charAt(0);
  const isQuoted = value.length > 1 && /["'`]/.test(quote) && value.endsWith(quote);
  return isQuoted ? value.slice(1, -1) : value;
}
