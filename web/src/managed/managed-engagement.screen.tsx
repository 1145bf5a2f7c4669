import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { engagementsManagerViewOptions, managerViewsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { ManagerView } from '../mirror/manager-view.js';
import classes from './managed.module.css';

const route = getRouteApi('/signed-in/shared/$engagementId');

/** To a manager: what a coachee shares with them of one engagement. The coachee has looked at the same. */
export function ManagedEngagementScreen() {
  const say = useTranslations('managed');
  const { engagementId } = route.useParams();
  const { data: view } = useSuspenseQuery(engagementsManagerViewOptions({ path: { engagementId } }));
  const { items } = useSuspenseQuery(managerViewsListOptions()).data;
  const coachee = items.find(({ id }) => id === engagementId)?.coachee ?? '';
  return (
    <Screen title={coachee || say('title')} about={coachee && say('oneAbout', { coachee })}>
      <p className={classes.crumbs}>
        <Link to="/shared">{say('back')}</Link>
      </p>
      <div className="sheet">
        <ManagerView view={view} />
      </div>
    </Screen>
  );
}
