type Container = Readonly<Record<string, unknown>>;

const isContainer = (value: unknown): value is Container =>
  typeof value === "object" && value !== null;

/**
 * The own property of a value that a name from outside stands for; undefined if it has none. Names
 * such as `__proto__` and `constructor` find nothing that the value inherits.
 */
export function ownProperty(value: unknown, name: string): unknown {
  return isContainer(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/**
 * Sets an own property under a name from outside, and never one that the value inherits. Of an
 * array only the items that it has can be set.
 *
 * @returns whether it could be set.
 */
export function setOwnProperty(target: unknown, name: string, value: unknown): boolean {
  if (!isContainer(target)) return false;
  if (Array.isArray(target) && (!/^\d+$/.test(name) || !Object.hasOwn(target, name))) return false;
  Object.defineProperty(target, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
  return true;
}
