import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { agreement, engagement, engagementParts, handovers } from './engagement/engagement.routes.js';
import { Broken } from './frame/broken.js';
import { root, signedIn } from './frame/frame.routes.js';
import { lookAhead } from './home/look-ahead.js';
import { ownRoutes } from './profile/profile.routes.js';
import { comingIn } from './sign-in/sign-in.routes.js';
import { alsoSay } from './words/language.js';

/** The table of contents. Each screen is loaded when somebody goes there. docs/adding-a-screen.md says how to add one. */
const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  // Not waited for: it is asked while the screen is on its way.
  loader: () => void lookAhead(),
  component: lazyRouteComponent(() => import('./home/home.screen.js'), 'HomeScreen'),
});

// A coach's plans.
const plan = createRoute({
  getParentRoute: () => signedIn,
  path: '/plan',
  beforeLoad: () => alsoSay('plans'),
  component: lazyRouteComponent(() => import('./planner/planner.screen.js'), 'PlannerScreen'),
});

const booked = createRoute({
  getParentRoute: () => signedIn,
  path: '/plan/$engagementId',
  beforeLoad: () => alsoSay('plans'),
  component: lazyRouteComponent(() => import('./planner/booked.screen.js'), 'BookedScreen'),
});
const engagements = createRoute({
  getParentRoute: () => signedIn,
  path: '/engagements',
  // How they fare is said in the words of what others see.
  beforeLoad: () => Promise.all([alsoSay('plans'), alsoSay('outside')]),
  component: lazyRouteComponent(() => import('./engagements/engagements.screen.js'), 'EngagementsScreen'),
});
const availability = createRoute({
  getParentRoute: () => signedIn,
  path: '/availability',
  beforeLoad: () => alsoSay('plans'),
  component: lazyRouteComponent(() => import('./availability/availability.screen.js'), 'AvailabilityScreen'),
});
const catalogue = createRoute({
  getParentRoute: () => signedIn,
  path: '/catalogue',
  beforeLoad: () => alsoSay('catalogue'),
  component: lazyRouteComponent(() => import('./catalogue/catalogue.screen.js'), 'CatalogueScreen'),
});
const plans = [plan, booked, engagements, availability, catalogue];

// Company, and what of an engagement goes outside.
const sharings = createRoute({
  getParentRoute: () => signedIn,
  path: '/sharing',
  beforeLoad: () => alsoSay('outside'),
  component: lazyRouteComponent(() => import('./mirror/sharings.screen.js'), 'SharingsScreen'),
});
const sharing = createRoute({
  getParentRoute: () => signedIn,
  path: '/engagements/$engagementId/sharing',
  beforeLoad: () => alsoSay('outside'),
  component: lazyRouteComponent(() => import('./mirror/sharing.screen.js'), 'SharingScreen'),
});
const reports = createRoute({
  getParentRoute: () => signedIn,
  path: '/engagements/$engagementId/reports',
  beforeLoad: () => alsoSay('outside'),
  component: lazyRouteComponent(() => import('./reports/reports.screen.js'), 'ReportsScreen'),
});
const report = createRoute({
  getParentRoute: () => signedIn,
  path: '/engagements/$engagementId/reports/$reportId',
  beforeLoad: () => alsoSay('outside'),
  component: lazyRouteComponent(() => import('./reports/report.screen.js'), 'ReportScreen'),
});
const pulse = createRoute({
  getParentRoute: () => signedIn,
  path: '/engagements/$engagementId/pulse',
  beforeLoad: () => alsoSay('outside'),
  component: lazyRouteComponent(() => import('./pulse/pulse.screen.js'), 'PulseScreen'),
});
const ownCompanies = createRoute({
  getParentRoute: () => signedIn,
  path: '/company',
  beforeLoad: () => alsoSay('outside'),
  component: lazyRouteComponent(() => import('./company/companies.js'), 'Companies'),
});
const overview = createRoute({
  getParentRoute: () => signedIn,
  path: '/companies/$companyId',
  beforeLoad: () => alsoSay('outside'),
  component: lazyRouteComponent(() => import('./company/overview.screen.js'), 'OverviewScreen'),
});
const companyEngagement = createRoute({
  getParentRoute: () => signedIn,
  path: '/companies/$companyId/engagements/$engagementId',
  beforeLoad: () => alsoSay('outside'),
  component: lazyRouteComponent(() => import('./company/company-engagement.screen.js'), 'CompanyEngagementScreen'),
});
const sentReport = createRoute({
  getParentRoute: () => signedIn,
  path: '/companies/$companyId/engagements/$engagementId/reports/$reportId',
  beforeLoad: () => alsoSay('outside'),
  component: lazyRouteComponent(() => import('./reports/sent-report.screen.js'), 'SentReportScreen'),
});
const outside = [sharings, sharing, reports, report, pulse];
const companies = [ownCompanies, overview, companyEngagement, sentReport];

// Administration.
const start = createRoute({
  getParentRoute: () => root,
  path: '/start',
  component: lazyRouteComponent(() => import('./administration/start.screen.js'), 'StartScreen'),
});
const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration/people',
  component: lazyRouteComponent(() => import('./administration/administration.js'), 'Administration'),
});
const person = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration/people/$personId',
  component: lazyRouteComponent(() => import('./administration/person.screen.js'), 'PersonScreen'),
});
const keptCompanies = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration/companies',
  beforeLoad: () => alsoSay('account'),
  component: lazyRouteComponent(() => import('./administration/companies.screen.js'), 'CompaniesScreen'),
});
const practice = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration/practice',
  component: lazyRouteComponent(() => import('./administration/practice.screen.js'), 'PracticeScreen'),
});
const setUp = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration/set-up',
  component: lazyRouteComponent(() => import('./administration/set-up.screen.js'), 'SetUpScreen'),
});
const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration/audit',
  beforeLoad: () => alsoSay('deeds'),
  component: lazyRouteComponent(() => import('./administration/audit.screen.js'), 'AuditScreen'),
});
const outcomes = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration/outcomes',
  beforeLoad: () => alsoSay('outside'),
  component: lazyRouteComponent(() => import('./administration/outcomes.screen.js'), 'OutcomesScreen'),
});
const administration = [people, person, keptCompanies, practice, setUp, audit, outcomes];

export const router = createRouter({
  routeTree: root.addChildren([
    ...[...comingIn, start],
    signedIn.addChildren([
      ...[home, ...plans, ...ownRoutes, agreement, handovers, engagement.addChildren(engagementParts)],
      ...outside,
      ...companies,
      ...administration,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
