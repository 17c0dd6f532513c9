import { hmacSha256Hex } from "../platform/hashes.js";
import { randomBytes, randomHex } from "../platform/random.js";
import { METADATA_KEYS, TOKEN_LIFETIME_MS } from "./facts.js";
import { seal, unseal } from "./seal.js";

/** What a token says. */
export interface TokenClaims {
  readonly userId: string;
  /** Project that the token is for. */
  readonly projectId?: string | undefined;
  /** What a token is for that is for no project. */
  readonly scope?: "domain" | "unscoped" | undefined;
  /** How the user signed in. */
  readonly methods: readonly string[];
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** Keys that end. */
export interface TemporaryKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly securityToken: string;
  readonly expiresAt: Date;
}

interface SealedToken {
  readonly kind: "token";
  readonly user: string;
  readonly project?: string | undefined;
  readonly scope?: "domain" | "unscoped" | undefined;
  readonly methods: readonly string[];
  readonly issued: number;
  readonly expires: number;
  readonly id: string;
}

interface SealedKeys {
  readonly kind: "keys";
  readonly access: string;
  readonly expires: number;
}

interface SealedMetadataToken {
  readonly kind: "metadata";
  readonly expires: number;
  readonly id: string;
}

type Sealed = SealedToken | SealedKeys | SealedMetadataToken;

/** How access keys of temporary keys begin; no permanent one drawn here does. */
export const TEMPORARY_KEY_PREFIX = "MOCKTMP";

const PREFIX = "mock-";

/** Issues tokens and temporary keys, and knows its own again. Only revoked tokens are kept. */
export class Issuer {
  readonly #key = randomBytes(32);
  /** Expiry of each revoked token, in milliseconds. */
  readonly #revoked = new Map<string, number>();

  /** A token that lives 24 hours, or as long as the token that it is issued for. */
  issueToken(
    { userId, projectId, scope, methods }: Omit<TokenClaims, "issuedAt" | "expiresAt">,
    now: Date,
    expiresAt: Date = new Date(now.getTime() + TOKEN_LIFETIME_MS),
  ): string {
    return this.#seal({
      ...{ kind: "token", user: userId, project: projectId, scope, methods },
      ...{ issued: now.getTime(), expires: expiresAt.getTime(), id: randomHex(8) },
    });
  }

  /** Revokes a token before it expires. */
  revokeToken(token: string, now: Date): void {
    for (const [revoked, expires] of this.#revoked) {
      if (expires <= now.getTime()) this.#revoked.delete(revoked);
    }
    const claims = this.#unseal(token, "token");
    if (claims !== undefined) this.#revoked.set(token, claims.expires);
  }

  /** What a token says, whether or not it has ended; undefined when it is not issued here, or revoked. */
  readToken(token: string): TokenClaims | undefined {
    const claims = this.#revoked.has(token) ? undefined : this.#unseal(token, "token");
    if (claims === undefined) return undefined;
    return {
      userId: claims.user,
      projectId: claims.project,
      scope: claims.scope,
      methods: claims.methods,
      issuedAt: new Date(claims.issued),
      expiresAt: new Date(claims.expires),
    };
  }

  /** Temporary keys that live as long as is asked. */
  issueKeys(now: Date, lifetimeMs: number): TemporaryKeys {
    return this.#keys(randomHex(8), now.getTime() + lifetimeMs);
  }

  /** Keys of the metadata service: the same for everyone who asks, until the next ones are there. */
  metadataKeys(now: Date): TemporaryKeys {
    const period = METADATA_KEYS.lifetimeMs - METADATA_KEYS.overlapMs;
    const start = Math.floor(now.getTime() / period) * period;
    const id = this.#derive(`metadata ${start}`).slice(0, 16);
    return this.#keys(id, start + METADATA_KEYS.lifetimeMs);
  }

  /** The keys that a security token belongs to; undefined when it was not issued here. */
  readKeys(securityToken: string): TemporaryKeys | undefined {
    const keys = this.#unseal(securityToken, "keys");
    if (keys === undefined) return undefined;
    return this.#complete(keys.access, keys.expires, securityToken);
  }

  /** A token for the metadata service. */
  issueMetadataToken(now: Date, seconds: number): string {
    const id = randomHex(8);
    return this.#seal({ kind: "metadata", expires: now.getTime() + seconds * 1000, id });
  }

  /** Whether a token of the metadata service is one of ours and still lives. */
  isMetadataToken(token: string, now: Date): boolean {
    const claims = this.#unseal(token, "metadata");
    return claims !== undefined && now.getTime() < claims.expires;
  }

  #keys(id: string, expires: number): TemporaryKeys {
    const access = `${TEMPORARY_KEY_PREFIX}${id.toUpperCase()}`;
    return this.#complete(access, expires, this.#seal({ kind: "keys", access, expires }));
  }

  #complete(accessKeyId: string, expires: number, securityToken: string): TemporaryKeys {
    const secretAccessKey = `mock-secret-${this.#derive(`secret ${securityToken}`).slice(0, 32)}`;
    return { accessKeyId, secretAccessKey, securityToken, expiresAt: new Date(expires) };
  }

  #derive(text: string): string {
    return hmacSha256Hex(this.#key, text);
  }

  #seal(payload: Sealed): string {
    return PREFIX + seal(payload, this.#key);
  }

  #unseal<Kind extends Sealed["kind"]>(text: string, kind: Kind) {
    if (!text.startsWith(PREFIX)) return undefined;
    // Only what was sealed here comes out, so its shape is known.
    const payload = unseal(text.slice(PREFIX.length), this.#key) as Sealed | undefined;
    return payload?.kind === kind ? (payload as Extract<Sealed, { kind: Kind }>) : undefined;
  }
}
