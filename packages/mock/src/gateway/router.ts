/** What is found for a path. */
export interface Match<T> {
  /** Values by method. */
  readonly methods: ReadonlyMap<string, T>;
  /** Text of each parameter segment, decoded, in the order of the path. */
  readonly values: readonly string[];
}

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  parameter: Node<T> | undefined;
  readonly methods: Map<string, T>;
}

const emptyNode = <T>(): Node<T> => ({
  literals: new Map(),
  parameter: undefined,
  methods: new Map(),
});

function decode(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    // `%zz` is no escape; as it stands it will not pass the check of the parameter.
    return segment;
  }
}

const segmentsOf = (path: string): string[] => path.split("/").slice(1);

/** Names of the parameters of a path template, in their order. */
export function parameterNames(template: string): string[] {
  return Array.from(template.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name);
}

/** Finds what is registered for a path. A literal segment wins over a parameter. */
export class Router<T> {
  readonly #root: Node<T> = emptyNode();

  /** Registers a value under a method and a path template such as `/v1/{project_id}/publicips`. */
  add(method: string, template: string, value: T): void {
    let node = this.#root;
    for (const segment of segmentsOf(template)) {
      let next = segment.startsWith("{") ? node.parameter : node.literals.get(segment);
      if (next === undefined) {
        next = emptyNode();
        if (segment.startsWith("{")) node.parameter = next;
        else node.literals.set(segment, next);
      }
      node = next;
    }
    node.methods.set(method, value);
  }

  /** What is registered for a path as it was sent. */
  find(pathname: string): Match<T> | undefined {
    return search(this.#root, segmentsOf(pathname), 0, []);
  }
}

function search<T>(
  node: Node<T>,
  segments: readonly string[],
  index: number,
  values: readonly string[],
): Match<T> | undefined {
  const segment = segments[index];
  if (segment === undefined) {
    return node.methods.size === 0 ? undefined : { methods: node.methods, values };
  }
  const literal = node.literals.get(segment);
  const found = literal && search(literal, segments, index + 1, values);
  if (found !== undefined || node.parameter === undefined || segment === "") return found;
  return search(node.parameter, segments, index + 1, [...values, decode(segment)]);
}
