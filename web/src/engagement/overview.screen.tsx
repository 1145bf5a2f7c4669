import { useTranslations } from 'use-intl';
import { Actions } from './actions.js';
import { AgreementNotice } from './agreement-notice.js';
import classes from './engagement.module.css';
import { Ledger } from './ledger.js';
import { Next } from './next.js';
import { SessionLine } from './session-line.js';
import { Topics } from './topics.js';
import { WaitingForYou } from './waiting-for-you.js';
import { useWhose } from './whose.js';

/** Where the two stand: what is next, what waits, and what they want to talk about. */
export function OverviewScreen() {
  const say = useTranslations('engagement');
  const whose = useWhose();
  const { engagement, engagementId } = whose;
  const begun = engagement.state !== 'draft' && engagement.state !== 'awaiting_agreement';
  if (!begun) return <AgreementNotice engagement={engagement} />;
  return (
    <>
      <WaitingForYou engagementId={engagementId} />
      <Next whose={whose} />
      <SessionLine whose={whose} />
      <div className={classes.pair}>
        <Topics whose={whose} />
        <Actions whose={whose} />
      </div>
      <Ledger engagementId={engagementId} title={say('ledger.title')} />
    </>
  );
}
