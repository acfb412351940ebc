/** Redemption of gift certificates: what is wrong with one is refused in NetSuite's words, taking one is not modelled. */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';
import { NotModelledError } from '../refusals.ts';

export function refuseRedemption(books: Books, data: RecordData): void {
  const lines = data.sublists.giftcertredemption ?? [];
  for (const { values } of lines) {
    const certificate = books.store.find('giftcertificate', String(values.authcode ?? ''));
    if (certificate === null) {
      throw new SuiteScriptError('INVALID_GIFT_CERT', 'Invalid gift certificate');
    }
    const left = Number(certificate.fields.amountremaining ?? certificate.fields.originalamount);
    if (Number(values.authcodeapplied ?? 0) > left) {
      throw new SuiteScriptError(
        'INVALID_GIFT_CERT_AMT',
        'The remaining amount on a gift certificate can not be negative',
      );
    }
  }
  if (lines.length > 0) throw new NotModelledError('the sublist giftcertredemption');
}
