import { fromChain } from "../../credentials/from-chain.js";
import type { CredentialProvider } from "../../credentials/provider.js";
import { type EcsMetadataOptions, fromEcsMetadata } from "./from-ecs-metadata.js";
import { type Environment, fromEnvironment } from "./from-environment.js";
import { fromProfile, type ProfileOptions } from "./from-profile.js";

/** How the places are looked into. */
export interface DefaultChainOptions {
  /** The environment of the process by default. */
  readonly env?: Environment | undefined;
  readonly profile?: Omit<ProfileOptions, "env"> | undefined;
  /** False leaves the metadata service out, which takes its time where there is none. */
  readonly ecsMetadata?: EcsMetadataOptions | false | undefined;
}

/**
 * Looks into the environment, then the profile file, then asks the metadata service of the server,
 * in the order of the vendor's SDKs. See {@link fromChain} for when it goes on.
 */
export function defaultChain(options: DefaultChainOptions = {}): CredentialProvider {
  const { env = process.env, profile, ecsMetadata } = options;
  return fromChain([
    fromEnvironment(env),
    fromProfile({ ...profile, env }),
    ...(ecsMetadata === false ? [] : [fromEcsMetadata(ecsMetadata)]),
  ]);
}
