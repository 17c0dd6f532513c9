/** A request as it will be sent. */
export interface SignableRequest {
  readonly method: string;
  /** Absolute URL, query included. */
  readonly url: string | URL;
  /** Headers to send; all of them are signed but those listed in `signRequest`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The exact body; none is the same as empty. */
  readonly body?: string | Uint8Array | undefined;
}

/** The keys to sign with. */
export interface SigningOptions {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Goes with temporary keys; sent and signed as `X-Security-Token`. */
  readonly securityToken?: string | undefined;
  /** Time of the signature; now by default. The gateway rejects a skew of over 15 minutes. */
  readonly date?: Date | undefined;
}
