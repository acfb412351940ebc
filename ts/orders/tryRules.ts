import { compileAll, pathsOf, RULE_FLOWS, type FieldRules } from '../fieldRules/fieldRule';
import { stepsIn } from '../fieldRules/stepsIn';
import { SAMPLES } from './sampleOrder';

/**
 * Tries a store's field rules before they are saved: they must be readable, and everything they ask for must be there in
 * an order that has all an order can have. Throws a plain Error with the rule, the place in it and the reason.
 */
export function tryRules(rules: FieldRules): void {
  const compiled = compileAll(rules);
  for (const flow of RULE_FLOWS) {
    for (const { field, value } of compiled[flow]) {
      for (const { steps, at } of pathsOf(value)) {
        if (stepsIn(SAMPLES[flow], steps, () => '10.00') !== undefined) continue;
        throw new Error(
          `rules.${flow}: ${field}, character ${at}: there is no ${steps.join('.')} for it.`,
        );
      }
    }
  }
}
