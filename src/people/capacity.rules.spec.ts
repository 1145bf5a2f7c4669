import { refuseOneself } from './capacity.rules.js';

const me = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';

describe('a capacity', () => {
  it('is given to somebody else', () => {
    expect(() => refuseOneself({ personId: me }, '019a8b5e-0000-7000-8000-000000000000')).not.toThrow();
  });

  it('is not given to oneself, however one writes who one is', () => {
    for (const id of [me, me.toUpperCase()])
      expect(() => refuseOneself({ personId: me }, id)).toThrow(expect.objectContaining({ code: 'capacity.own' }));
  });
});
