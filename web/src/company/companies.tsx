import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { companiesListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';

/** A sponsor's beginning: the companies they stand for. */
export function Companies() {
  const say = useTranslations('company');
  const { items } = useSuspenseQuery(companiesListOptions()).data;
  return (
    <Screen title={say('title')} about={say('about')}>
      <ul className="plain-list">
        {items.map(({ id, name }) => (
          <li key={id} className="sheet">
            {name}
          </li>
        ))}
      </ul>
    </Screen>
  );
}
