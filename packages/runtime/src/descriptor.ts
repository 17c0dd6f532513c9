// The shapes of what `pnpm build` generates from the specs. Generated files say
// `as const satisfies …`, so a generator and a runtime that disagree do not compile.

/** HTTP methods that the specs use. */
export type HttpMethod = "GET" | "POST" | "PUT" | "DELETE";

/** How the responses of a list follow one another. */
export type PaginationDescriptor =
  | {
      readonly style: "marker";
      /** Member of the response that holds the items. */
      readonly items: string;
      /** Query parameter for the size of a page. */
      readonly limit: string;
      /** Size of a page that is asked for without one; sent with a marker, as some APIs demand. */
      readonly defaultLimit?: number;
      /** Query parameter for where a page begins. */
      readonly marker: string;
      /** JSON pointer to the next marker, absent on the last page. */
      readonly next?: string;
      /** Member of the last item that is the next marker. */
      readonly itemMarker?: string;
    }
  | {
      readonly style: "offset";
      readonly items: string;
      readonly limit: string;
      readonly defaultLimit?: number;
      /** Query parameter for the number of items to skip. */
      readonly offset: string;
      /** JSON pointer to the number of items on all pages. */
      readonly total: string;
    };

/** How to wait for a state by asking an operation again and again. */
export interface WaiterDescriptor {
  /** JSON pointer to the state in the response. */
  readonly state: string;
  /** The states waited for. */
  readonly success: readonly string[];
  /** The states that cannot become one of those. */
  readonly failure: readonly string[];
  readonly minDelaySeconds: number;
  readonly maxDelaySeconds: number;
  readonly maxWaitSeconds: number;
}

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
  /** Those of them that come without a body. */
  readonly noContent?: readonly number[];
  /** Members that hold secrets, as JSON pointers in which `*` stands for any array item. */
  readonly sensitive?: {
    readonly request?: readonly string[];
    readonly response?: readonly string[];
  };
  /**
   * Numbers of the responses that the wire may send as strings of digits, as JSON pointers in which
   * `*` stands for any array item.
   */
  readonly numbers?: readonly string[];
  /** Path parameters whose name misleads: the name on the wire, and that of the argument. */
  readonly pathArguments?: Readonly<Record<string, string>>;
  /** Query parameters whose lists are joined by commas; other lists repeat the name. */
  readonly commaSeparated?: readonly string[];
  /** Present if the operation is a list in pages. */
  readonly pagination?: PaginationDescriptor;
  /** What can be waited for with this operation, by name of the function. */
  readonly waiters?: Readonly<Record<string, WaiterDescriptor>>;
}

/** Facts about the service behind a client. */
export interface ServiceDescriptor {
  /** Directory and package name of the API, such as `publicips`. */
  readonly api: string;
  /** URL template of the endpoint, with `{region}`. */
  readonly endpoint: string;
  /** Regions whose endpoint does not follow the template. */
  readonly regionEndpoints?: Readonly<Record<string, string>>;
  /** Codes that ask for fewer requests, regardless of the status. */
  readonly throttlingCodes?: readonly string[];
}

/** The operations of one API, by operation id. */
export type OperationTable = Readonly<Record<string, OperationDescriptor>>;
