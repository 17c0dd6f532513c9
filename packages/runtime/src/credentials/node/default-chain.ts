import { fromChain } from "../from-chain.js";
import type { ProviderSettings } from "../provider.js";
import type { ConfiguredProvider } from "./configuration.js";
import { type EcsMetadataOptions, fromEcsMetadata } from "./from-ecs-metadata.js";
import { type Environment, fromEnvironment } from "./from-environment.js";
import { fromKooCli, type KooCliOptions } from "./from-koocli.js";
import {
  type CloudsYamlOptions,
  fromCloudsYaml,
  fromOpenStackEnvironment,
} from "./from-openstack.js";
import { fromProfile, type ProfileOptions } from "./from-profile.js";
import { fromTerraformEnvironment } from "./from-terraform-environment.js";

/** Options of {@link defaultChain}. */
export interface DefaultChainOptions {
  /** The environment of the process by default. */
  readonly env?: Environment | undefined;
  /** Of the credentials file of the SDKs. */
  readonly profile?: Omit<ProfileOptions, "env"> | undefined;
  /** Of the configuration file of KooCLI. */
  readonly kooCli?: Omit<KooCliOptions, "env"> | undefined;
  /** Of `clouds.yaml`. */
  readonly cloudsYaml?: Omit<CloudsYamlOptions, "env"> | undefined;
  /** False skips the metadata service, which takes its time where there is none. */
  readonly ecsMetadata?: EcsMetadataOptions | false | undefined;
}

/**
 * Takes the credentials that other tools of this machine use: from the variables of the vendor's SDKs,
 * of the Terraform provider and of OpenStack clients, then from the files of the SDKs, of KooCLI and of
 * OpenStack clients, then from the metadata service of the server. See {@link fromChain} for when it
 * goes on. A session takes region and project from the same place, the region else from
 * `HW_REGION_NAME` or `OS_REGION_NAME`.
 *
 * The provider throws a CredentialsNotFoundError that lists all that it looked for and where.
 */
export function defaultChain(options: DefaultChainOptions = {}): ConfiguredProvider {
  const { env = process.env, profile, kooCli, cloudsYaml, ecsMetadata } = options;
  const chain = fromChain([
    fromEnvironment({ env }),
    fromTerraformEnvironment({ env }),
    fromOpenStackEnvironment({ env }),
    fromProfile({ ...profile, env }),
    fromKooCli({ ...kooCli, env }),
    fromCloudsYaml({ ...cloudsYaml, env }),
    ...(ecsMetadata === false ? [] : [fromEcsMetadata(ecsMetadata)]),
  ]);
  const settings = (): ProviderSettings => {
    const found = chain.settings?.();
    const region = env.HW_REGION_NAME || env.OS_REGION_NAME || undefined;
    return { ...found, region: found?.region ?? region };
  };
  return Object.assign(async (...given: Parameters<typeof chain>) => chain(...given), { settings });
}
