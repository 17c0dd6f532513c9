// The shapes of what `pnpm build` generates from the specs. Generated files say
// `as const satisfies …`, so a generator and a runtime that disagree do not compile.

/** HTTP methods that the specs use. */
export type HttpMethod = "GET" | "POST" | "PUT" | "DELETE";

/** Facts about one operation that the runtime acts on. */
export interface OperationDescriptor {
  /** The official operation id, in camelCase. */
  readonly operationId: string;
  readonly method: HttpMethod;
  /** Path template, such as `/v1/{project_id}/publicips/{publicip_id}`. */
  readonly path: string;
  /** Whether sending the same request twice leaves the same state as sending it once. */
  readonly idempotent: boolean;
  /** The statuses that mean success. */
  readonly success: readonly number[];
  /** Members that hold secrets, as JSON pointers in which `*` stands for any array item. */
  readonly sensitive: {
    readonly request: readonly string[];
    readonly response: readonly string[];
  };
}

/** Facts about the service behind a client. */
export interface ServiceDescriptor {
  /** Directory and package name of the API, such as `publicips`. */
  readonly api: string;
  /** URL template of the endpoint, with `{region}`. */
  readonly endpoint: string;
  /** Regions whose endpoint does not follow the template. */
  readonly regionEndpoints: Readonly<Record<string, string>>;
}

/** The operations of one API, by operation id. */
export type OperationTable = Readonly<Record<string, OperationDescriptor>>;
