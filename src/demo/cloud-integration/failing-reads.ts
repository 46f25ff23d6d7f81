/** Transient failures of reads, as they occur in practice (contract 5.4): by a sequence that its seed fixes. */
import { seededRandom, type Random } from '../random.js';
import { ServiceError } from './service-error.js';
import type { IntegrationSwitches } from './switches.js';

export class FailingReads {
  #setting: IntegrationSwitches['failingReads'] = 'off';
  #random: Random = () => 1;

  check(setting: IntegrationSwitches['failingReads'], method: string): void {
    if (setting === 'off' || method !== 'GET') return;
    if (setting !== this.#setting) this.#random = seededRandom(setting.seed);
    this.#setting = setting;
    if (this.#random() < setting.share)
      throw new ServiceError(
        setting.status ?? 500,
        'Cannot invoke "Object.toString()" because the value is null',
      );
  }
}
