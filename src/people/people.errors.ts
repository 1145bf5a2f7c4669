import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const peopleErrors = declareErrors({
  known: {
    code: 'person.known',
    kind: 'conflict',
    title: 'Somebody with this e-mail address is known already',
    remedy:
      'Use the person that is there; GET /api/v1/people?email=… finds them where you may see them. Who was removed is in GET /api/v1/removals, and an administrator restores them.',
  },
  unknownCompany: {
    code: 'person.company-unknown',
    kind: 'conflict',
    title: 'There is no such company in this practice',
    remedy: 'Add the company first, or leave companyId out.',
  },
  unknownManager: {
    code: 'person.manager-unknown',
    kind: 'conflict',
    title: 'There is no such person to be the manager',
    remedy: 'Add the manager first, or leave managerId out.',
  },
  ownManager: {
    code: 'person.own-manager',
    kind: 'conflict',
    title: 'Nobody is their own manager',
    remedy: 'Name somebody else, or nobody.',
  },
  capacityNotYours: {
    code: 'person.capacity-not-yours',
    kind: 'forbidden',
    title: 'Only an administrator makes somebody coach or administrator',
    remedy: 'Leave `capacities` out, or ask an administrator.',
  },
  notMadeUp: {
    code: 'person.not-made-up',
    kind: 'conflict',
    title: 'Everybody in a demonstration is made up',
    remedy: 'Use an address that ends in .invalid: nobody has one. Real people belong into your own practice.',
  },
  notRemoved: {
    code: 'person.not-removed',
    kind: 'conflict',
    title: 'This person was not removed',
    remedy: 'Nothing is left to do.',
  },
  capacityOwn: {
    code: 'capacity.own',
    kind: 'conflict',
    title: 'Nobody raises themself',
    remedy: 'Ask another administrator to give it to you.',
  },
  lastAdministrator: {
    code: 'capacity.last-administrator',
    kind: 'conflict',
    title: 'A practice keeps an administrator who signs in',
    remedy: 'Make somebody else an administrator, and wait until they have signed in.',
  },
  companyNamed: {
    code: 'company.named',
    kind: 'conflict',
    title: 'A company of this name is there already',
    remedy: 'Use that one, or choose another name.',
  },
  sponsorUnknown: {
    code: 'company.sponsor-unknown',
    kind: 'conflict',
    title: 'There is no such person to be a sponsor',
    remedy: 'Add the person first.',
  },
  sponsorNamed: {
    code: 'company.sponsor-named',
    kind: 'conflict',
    title: 'This person is a sponsor of the company already',
    remedy: 'Nothing is left to do.',
  },
  roleNamed: {
    code: 'role.named',
    kind: 'conflict',
    title: 'A role of this name is there already',
    remedy: 'Use that one, or choose another name.',
  },
  roleUnknown: {
    code: 'role.unknown',
    kind: 'conflict',
    title: 'There is no such role in this practice',
    remedy: 'GET /api/v1/roles lists the roles.',
  },
  roleOverlaps: {
    code: 'role.overlaps',
    kind: 'conflict',
    title: 'Another role is held from that day or later',
    remedy: 'A new role begins after the one before it; the one before ends the day before by itself.',
  },
});

declareConstraints({
  person_known_once: peopleErrors.known,
  person_of_company: peopleErrors.unknownCompany,
  person_managed_by: peopleErrors.unknownManager,
  person_is_not_their_own_manager: peopleErrors.ownManager,
  person_of_demonstration: peopleErrors.notMadeUp,
  company_named_once: peopleErrors.companyNamed,
  company_sponsor_is_person: peopleErrors.sponsorUnknown,
  company_sponsor_named_once: peopleErrors.sponsorNamed,
  capacity_last_administrator: peopleErrors.lastAdministrator,
  role_named_once: peopleErrors.roleNamed,
  person_role_is_role: peopleErrors.roleUnknown,
  example_goal_for_role: peopleErrors.roleUnknown,
  person_role_one_at_a_time: peopleErrors.roleOverlaps,
  person_role_ends_after_it_begins: peopleErrors.roleOverlaps,
});
