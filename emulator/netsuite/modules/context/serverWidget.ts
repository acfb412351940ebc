import { notModelled } from './errors.ts';

/** Pages come in issue order after the engine itself. */
export const serverWidget = {
  createForm: (): never => notModelled('N/ui/serverWidget createForm'),
};
