import { getRouteApi } from '@tanstack/react-router';
import { Overview } from './overview.js';

const route = getRouteApi('/signed-in/companies/$companyId');

export function OverviewScreen() {
  const { companyId } = route.useParams();
  return <Overview companyId={companyId} />;
}
