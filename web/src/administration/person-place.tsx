import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { companiesListOptions, rolesListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { AddPersonRequest } from '../../client/types.gen.js';
import classes from './administration.module.css';
import { PersonSelect } from './person-select.js';

const ZONES = Intl.supportedValuesOf('timeZone');
export const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
] as const;

/** All zones that the browser knows, and this one. */
export function zonesWith(timeZone: string): string[] {
  return ZONES.includes(timeZone) ? ZONES : [timeZone, ...ZONES];
}

interface Props {
  person: AddPersonRequest;
  set: (part: Partial<AddPersonRequest>) => void;
  roleId: string | null;
  setRoleId: (roleId: string | null) => void;
  wrongZone: string | undefined;
}

/** Where somebody is: in the world, and in their company. */
export function PersonPlace({ person, set, roleId, setRoleId, wrongZone }: Props) {
  const say = useTranslations('administration');
  const companies = useQuery(companiesListOptions({ query: { limit: 100 } })).data?.items ?? [];
  const roles = useQuery(rolesListOptions()).data?.items ?? [];
  return (
    <>
      <div className={classes.pairs}>
        <Select
          label={say('zone')}
          data={zonesWith(person.timeZone)}
          value={person.timeZone}
          error={wrongZone}
          onChange={(timeZone) => timeZone && set({ timeZone })}
          searchable
          limit={100}
        />
        <Select
          label={say('language')}
          data={LANGUAGES}
          value={person.language ?? 'en'}
          onChange={(language) => language && set({ language })}
          allowDeselect={false}
        />
        <Select
          label={say('company')}
          placeholder={say('noCompany')}
          data={companies.map(({ id, name }) => ({ value: id, label: name }))}
          value={person.companyId ?? null}
          onChange={(companyId) => set({ companyId: companyId ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': say('noCompany') }}
        />
        <Select
          label={say('role')}
          placeholder={say('noRole')}
          data={roles.map(({ id, name }) => ({ value: id, label: name }))}
          value={roleId}
          onChange={setRoleId}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': say('noRole') }}
        />
      </div>
      <PersonSelect
        label={say('manager')}
        description={say('managerAbout')}
        value={person.managerId ?? null}
        onChange={(managerId) => set({ managerId: managerId ?? undefined })}
      />
    </>
  );
}
