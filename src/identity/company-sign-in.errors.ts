import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';
import { platformErrors } from '../platform/errors/platform.errors.js';

/** What can go wrong where a company signs its people in. A browser that comes back is told the code alone. */
export const companyErrors = declareErrors({
  unreachable: {
    code: 'identity-provider.unreachable',
    kind: 'conflict',
    title: 'The identity provider does not answer as one does',
    remedy:
      'Check the issuer: its /.well-known/openid-configuration has to be reachable from the internet, and to name it. Try again where it has worked before.',
  },
  issuerRefused: {
    code: 'identity-provider.issuer-refused',
    kind: 'invalid',
    title: 'This can be no issuer',
    remedy: 'Send the issuer as the provider writes it: an https address without query, fragment or credentials.',
  },
  gone: {
    code: 'identity-provider.gone',
    kind: 'missing',
    title: 'No company signs its people in by this link any more',
    remedy: 'Sign in with a code by mail, or ask your company for the link it has now.',
  },
  refused: {
    code: 'company-sign-in.refused',
    kind: 'unauthenticated',
    title: 'Your company’s provider did not vouch for you',
    remedy: 'Begin again, in this browser; the way there and back has to be gone within ten minutes, and once.',
  },
  unknown: {
    code: 'company-sign-in.unknown',
    kind: 'unauthenticated',
    title: 'Nobody here is tied to the account that you have with your company',
    remedy:
      'Come by the link in your invitation the first time; or sign in with a code by mail, and tie your account: POST /api/v1/me/company-sign-in.',
  },
  notOfCompany: {
    code: 'company-sign-in.not-of-company',
    kind: 'conflict',
    title: 'This provider vouches for people of another company',
    remedy: 'Use the link of your own company, or ask whoever runs the practice which one you are said to be of.',
  },
  addressDiffers: {
    code: 'company-sign-in.address-differs',
    kind: 'conflict',
    title: 'Your company’s provider knows you by another address than the invited one, or has not verified it',
    remedy: 'Accept the invitation without your company, and tie your account once you are signed in.',
  },
  ofAnother: {
    code: 'company-sign-in.of-another',
    kind: 'conflict',
    title: 'The account that you have with your company is tied to somebody else',
    remedy: 'Sign out at your company’s provider, and in again as yourself.',
  },
});

declareConstraints({
  // Two administrators at once: the second one has not seen what the first one set.
  identity_provider_once_a_company: platformErrors.stale,
  company_tie_of_one_person: companyErrors.ofAnother,
  company_tie_to_one_subject: companyErrors.ofAnother,
  // It was changed or removed while the provider was asked.
  company_tie_by_provider: companyErrors.gone,
});
