import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Chance that comes out the same for the same seed. */
export interface Random {
  /** 0 up to, without, 1. */
  fraction(): number;
  /** An integer, both bounds included. */
  integer(min: number, max: number): number;
}

/** Draws from a seed, an integer of 32 bits. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return {
    fraction: () => uniformFloat64(generator),
    integer: (min, max) => uniformInt(generator, min, max),
  };
}
