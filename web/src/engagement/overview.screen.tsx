import { Actions } from './actions.js';
import { AgreementNotice } from './agreement-notice.js';
import classes from './engagement.module.css';
import { OpenHandover } from './handover.js';
import { Holds } from './holds.js';
import { Ledger } from './ledger.js';
import { Next } from './next.js';
import { SessionLine } from './session-line.js';
import { Topics } from './topics.js';
import { WaitingForYou } from './waiting-for-you.js';
import { useWhose } from './whose.js';

/** Where the two stand: what is next, what waits, and what they want to talk about. */
export function OverviewScreen() {
  const whose = useWhose();
  const { engagement, engagementId } = whose;
  const begun = engagement.state !== 'draft' && engagement.state !== 'awaiting_agreement';
  if (!begun) return <AgreementNotice whose={whose} />;
  return (
    <>
      <OpenHandover whose={whose} />
      <WaitingForYou engagementId={engagementId} />
      <Holds whose={whose} />
      <Next whose={whose} />
      <SessionLine whose={whose} />
      <div className={classes.pair}>
        <Topics whose={whose} />
        <Actions whose={whose} />
      </div>
      <Ledger whose={whose} />
    </>
  );
}
