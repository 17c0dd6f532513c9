/** A value as the console of Node shows it, more or less. */
export function show(value: unknown): string {
  return typeof value === "string" ? value : inspect(value, 0, new Set());
}

const MAX_DEPTH = 6;
const LINE = 76;

function inspect(value: unknown, depth: number, seen: ReadonlySet<object>): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "\\'")}'`;
  if (typeof value === "function") return `[Function: ${value.name}]`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Error) return String(value);
  if (value instanceof Date) return value.toISOString();
  if (seen.has(value)) return "[Circular]";
  if (depth > MAX_DEPTH) return Array.isArray(value) ? "[Array]" : "[Object]";
  const inside = new Set([...seen, value]);
  const parts = Array.isArray(value)
    ? value.map((item) => inspect(item, depth + 1, inside))
    : Object.entries(value).map(([key, item]) => `${key}: ${inspect(item, depth + 1, inside)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return `${open}${close}`;
  const short = `${open} ${parts.join(", ")} ${close}`;
  if (short.length + depth * 2 <= LINE && !short.includes("\n")) return short;
  const indent = "  ".repeat(depth + 1);
  return `${open}\n${parts.map((part) => `${indent}${part}`).join(",\n")}\n${"  ".repeat(depth)}${close}`;
}
