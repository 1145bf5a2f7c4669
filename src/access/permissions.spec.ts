import { isOfAccount, permissions, permits, RELATIONS, type Permission } from './permissions.js';
import { moduleOfPermission } from './token-scope.js';

describe('the permission table', () => {
  it('says of every permission which module it is the business of, so that a token can be made for it', () => {
    const all = Object.keys(permissions) as Permission[];
    expect(all.filter((permission) => !moduleOfPermission(permission))).toEqual([]);
  });

  it('gives a manager whom the coachee has invited one thing, to read, and nothing else', () => {
    const all = Object.keys(permissions) as Permission[];
    const given = all.filter(
      (permission) => !isOfAccount(permissions[permission].of) && permits(permission, new Set(['manager'])),
    );
    expect(given).toEqual(['engagement.read-as-manager']);
    expect(permissions['engagement.read-as-manager'].reads).toBe(true);
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
