/**
 * Libraries that most steps do not need, read from files of their own (`late/*.cjs`, in `dist` as in `src`) when they are
 * first asked for: the start of the action costs what it reads.
 */
import { createRequire } from 'node:module';
import type * as GitHub from '@actions/github';
import type * as Diff from 'diff';
import type * as Fflate from 'fflate';
import type Forge from 'node-forge';
import type Picomatch from 'picomatch';
import type * as Saxes from 'saxes';
import type * as Undici from 'undici';
import type * as Yaml from 'yaml';

const load = createRequire(import.meta.url);

/** RC2 and BER of old PKCS#12 files. */
export function loadForge(): typeof Forge {
  return load('./late/forge.cjs') as typeof Forge;
}

/** Service keys and parameter files that are not JSON. */
export function loadYaml(): typeof Yaml {
  return load('./late/yaml.cjs') as typeof Yaml;
}

/** Zip archives. */
export function loadFflate(): typeof Fflate {
  return load('./late/fflate.cjs') as typeof Fflate;
}

/** XML. */
export function loadSaxes(): typeof Saxes {
  return load('./late/saxes.cjs') as typeof Saxes;
}

/** Globs. */
export function loadPicomatch(): typeof Picomatch {
  return load('./late/picomatch.cjs') as typeof Picomatch;
}

/** Differences of texts. */
export function loadDiff(): typeof Diff {
  return load('./late/diff.cjs') as typeof Diff;
}

/** Connections and requests; refused inputs need none. */
export function loadUndici(): Pick<
  typeof Undici,
  'Client' | 'Pool' | 'Agent' | 'EnvHttpProxyAgent' | 'buildConnector'
> {
  return load('./late/undici.cjs') as typeof Undici;
}

/** GitHub's REST API, and the `fetch` that it is called with. */
export function loadGitHub(): Pick<typeof GitHub, 'getOctokit'> & Pick<typeof Undici, 'fetch' | 'Response'> {
  return load('./late/github.cjs') as typeof GitHub & typeof Undici;
}
