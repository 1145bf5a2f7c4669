import { useSuspenseQuery } from '@tanstack/react-query';
import { managerViewsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { ManagedScreen } from '../managed/managed.screen.js';
import { Welcome } from './welcome.js';

/** Whoever neither coaches nor is coached, nor runs or pays for anything: a manager, or somebody who has just come in. */
export function Uninvolved() {
  const { items } = useSuspenseQuery(managerViewsListOptions()).data;
  return items.length > 0 ? <ManagedScreen /> : <Welcome />;
}
