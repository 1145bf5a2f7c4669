import { permissions, permits, RELATIONS, type Permission } from './permissions.js';

describe('the permission table', () => {
  it('gives a manager nothing that a coachee has not shared', () => {
    const all = Object.keys(permissions) as Permission[];
    const given = all.filter(
      (permission) => permissions[permission].of !== 'account' && permits(permission, new Set(['manager'])),
    );
    expect(given).toEqual([]);
  });

  it.each(['note.read', 'note.write', 'session.read', 'goal.read', 'ledger.read'] as const)(
    'keeps %s to coach and coachee',
    (permission) => {
      const given = RELATIONS.filter((relation) => permits(permission, new Set([relation])));
      expect(given).toEqual(['coachee', 'coach']);
    },
  );

  it('lets the coachee alone decide on goals and on sharing them', () => {
    for (const permission of ['goal.decide', 'goal.share', 'sponsor-view.read'] as const)
      expect(RELATIONS.filter((relation) => permits(permission, new Set([relation])))).toEqual(['coachee']);
  });
});
