import { Select } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { holidaysRegionsOptions } from '../../client/@tanstack/react-query.gen.js';
import type { HolidayPlaceRequest } from '../../client/types.gen.js';
import classes from './availability.module.css';

interface Props {
  place: HolidayPlaceRequest | null;
  change: (place: HolidayPlaceRequest | null) => void;
}

/** Whose public holidays somebody keeps. */
export function HolidayPlace({ place, change }: Props) {
  const say = useTranslations('availability');
  const { items } = useSuspenseQuery({ ...holidaysRegionsOptions(), staleTime: Infinity }).data;
  const regions = items.find(({ code }) => code === place?.country)?.regions ?? [];
  return (
    <div className={classes.manners}>
      <Select
        label={say('country')}
        placeholder={say('noCountry')}
        data={items.map(({ code, name }) => ({ value: code, label: name }))}
        value={place?.country ?? null}
        onChange={(country) => change(country ? { country, region: null } : null)}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': say('noCountry') }}
      />
      {place && regions.length > 0 && (
        <Select
          label={say('region')}
          placeholder={say('noRegion')}
          data={regions.map(({ code, name }) => ({ value: code, label: name }))}
          value={place.region ?? null}
          onChange={(region) => change({ ...place, region })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': say('noRegion') }}
        />
      )}
    </div>
  );
}
