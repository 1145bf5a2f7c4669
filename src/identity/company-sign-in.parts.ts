import { CompanyChallengesRepository } from './company-challenges.repository.js';
import { CompanyDoor } from './company-door.service.js';
import { CompanySignInCookie } from './company-sign-in-cookie.js';
import { CompanySignInsController } from './company-sign-ins.controller.js';
import { CompanySignInsService } from './company-sign-ins.service.js';
import { CompanyTiesRepository } from './company-ties.repository.js';
import { CompanyTiesService } from './company-ties.service.js';
import { CompanyWays } from './company-ways.service.js';
import { IdentityProvidersController } from './identity-providers.controller.js';
import { IdentityProvidersRepository } from './identity-providers.repository.js';
import { IdentityProvidersService } from './identity-providers.service.js';
import { OpenIdConnect } from './openid-connect.service.js';

/** What signing in by a company adds to the identity module. */
export const companyControllers = [IdentityProvidersController, CompanySignInsController];
export const companyProviders = [
  ...[IdentityProvidersRepository, IdentityProvidersService, OpenIdConnect, CompanySignInCookie, CompanyWays],
  ...[CompanyChallengesRepository, CompanyTiesRepository, CompanyTiesService, CompanyDoor, CompanySignInsService],
];
