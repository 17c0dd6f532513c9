import { hmacSha256Hex } from "../platform/hashes.js";
import { randomBytes, randomHex } from "../platform/random.js";
import { METADATA_KEYS, TOKEN_LIFETIME_MS } from "./facts.js";
import { seal, unseal } from "./seal.js";

/** What a token says. */
export interface TokenClaims {
  readonly userId: string;
  /** Project that the token is for. */
  readonly projectId?: string | undefined;
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
  readonly project?: string;
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

/** Issues tokens and temporary keys, and knows its own again. Nothing issued is remembered. */
export class Issuer {
  readonly #key = randomBytes(32);

  /** A token that lives 24 hours. */
  issueToken(userId: string, projectId: string | undefined, now: Date) {
    const issued = now.getTime();
    const expires = issued + TOKEN_LIFETIME_MS;
    const id = randomHex(8);
    const project = projectId === undefined ? {} : { project: projectId };
    const token = this.#seal({ kind: "token", user: userId, ...project, issued, expires, id });
    return { token, issuedAt: now, expiresAt: new Date(expires) };
  }

  /** What a token says, whether or not it has ended; undefined when it was not issued here. */
  readToken(token: string): TokenClaims | undefined {
    const claims = this.#unseal(token, "token");
    if (claims === undefined) return undefined;
    return {
      userId: claims.user,
      projectId: claims.project,
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
